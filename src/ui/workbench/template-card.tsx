import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { InfoLink } from '../components/info-link.tsx';
import { draft } from '../state/draft.ts';
import { PlainEditor } from './plain-editor.tsx';
import { PreviewPane } from './preview-pane.tsx';
import { usePreview } from './use-preview.ts';

const TemplateEditor = lazy(() => import('../editor/template-editor.tsx'));

/** The template, what is wrong with it, and five records that it makes. */
export function TemplateCard() {
  const source = useStore(draft, (state) => state.template);
  const name = useStore(draft, (state) => state.templateName);
  const oneLine = useStore(draft, (state) => state.oneLine);
  const preview = usePreview(source, oneLine);
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
            problems={preview.state === 'problems' ? preview.problems : NO_PROBLEMS}
            label="Record template"
            onChange={setSource}
          />
        </Suspense>
        <PreviewPane preview={preview} />
      </div>
    </Card>
  );
}

const NO_PROBLEMS: readonly never[] = [];
