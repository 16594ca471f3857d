import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { InfoLink } from '../components/info-link.tsx';
import { draft, type Draft } from '../state/draft.ts';
import { fieldNumber } from './draft-scenario.ts';
import { PlainEditor } from './plain-editor.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { problemsOf, usePreview } from './use-preview.ts';

const TemplateEditor = lazy(() => import('../editor/template-editor.tsx'));

/** The template, what is wrong with it, and five records that it makes. */
export function TemplateCard() {
  const source = useStore(draft, (state) => state.template);
  const name = useStore(draft, (state) => state.templateName);
  const oneLine = useStore(draft, (state) => state.oneLine);
  const preview = usePreview(source, oneLine);
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
            onChange={setSource}
          />
        </Suspense>
        <PreviewPane preview={preview} rate={rate} />
      </div>
    </Card>
  );
}

/** The target that is typed in, when it is a constant rate. */
function draftRate({ profile }: Draft): number | undefined {
  if (profile.type !== 'constant') return undefined;
  const rate = fieldNumber(profile.values['rate'] ?? '1000');
  return typeof rate === 'number' ? rate : undefined;
}
