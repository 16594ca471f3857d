import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { InfoLink } from '../components/info-link.tsx';
import { draft } from '../state/draft.ts';
import { PLAIN_FORMAT } from '../state/template-format.ts';
import { draftRate } from './draft-rate.ts';
import { FormatNote } from './format-note.tsx';
import { PlainEditor } from './plain-editor.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { problemsOf, usePreview } from './use-preview.ts';

const TemplateEditor = lazy(() => import('../editor/template-editor.tsx'));

/** The template, what is wrong with it, and five records that it makes. */
export function TemplateCard() {
  const source = useStore(draft, (state) => state.template);
  const name = useStore(draft, (state) => state.templateName);
  const oneLine = useStore(draft, (state) => state.oneLine);
  const delimiter = useStore(draft, (state) => state.delimiter);
  const output = useStore(draft, (state) => state.output);
  const locale = useStore(draft, (state) => state.locale);
  const lists = useStore(draft, (state) => state.lists);
  const isGzip = useStore(draft, (state) => state.sending.gzip);
  const compression = isGzip ? 'gzip' : 'none';
  const format = { delimiter, output, locale, compression, lists } as const;
  const preview = usePreview({ text: source, oneLine, key: '', ...format });
  const rate = useStore(draft, draftRate);
  const setSource = (template: string): void => {
    draft.setState({ template });
  };
  return (
    <Card
      tour="template"
      title={`Template: ${name === '' ? 'untitled' : name}`}
      info={<InfoLink term="producer" />}
      actions={<Link href="/templates">Gallery</Link>}
    >
      <div className="stack">
        <p className="secondary">
          Text with <code className="mono">{'{{module.method}}'}</code> where a made-up value goes.
        </p>
        <Suspense fallback={<PlainEditor value={source} onChange={setSource} />}>
          <TemplateEditor
            value={source}
            problems={problemsOf(preview)}
            label="Record template"
            lists={lists}
            onChange={setSource}
          />
        </Suspense>
        <FormatNote
          {...format}
          onReset={() => {
            draft.setState(PLAIN_FORMAT);
          }}
        />
        <PreviewPane preview={preview} rate={rate} />
      </div>
    </Card>
  );
}
