import { lazy, Suspense } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { Card } from '../../components/card.tsx';
import { InfoLink } from '../../help/info-link.tsx';
import { draft, draftRate } from '../../state/run/draft.ts';
import { PLAIN_FORMAT } from '../../state/templates/template-format.ts';
import { keyBytes } from '../keys/key-bytes.ts';
import { PreviewPane } from '../../editor/preview/preview-pane.tsx';
import { problemsOf, usePreview } from '../../editor/preview/use-preview.ts';
import Button from '@cloudscape-design/components/button';
import { formatWords } from '../../state/templates/format-words.ts';
import type { SavedTemplate } from '../../state/templates/templates.ts';
import './plain-editor.css';

const TemplateEditor = lazy(() => import('../../editor/template-editor.tsx'));

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
  const bytes = useStore(draft, (state) => keyBytes(state.keys));
  const setSource = (template: string): void => {
    draft.setState({
      template,
      // Another text altogether is no longer the template that the title names.
      ...(isAnother(source, template) && { templateName: '' }),
    });
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
        <PreviewPane preview={preview} rate={rate} keyBytes={bytes} />
      </div>
    </Card>
  );
}

const ENDS = 12;

/** Whether a text was replaced whole: neither its start nor its end is what it was. */
function isAnother(before: string, after: string): boolean {
  return (
    after.trim() !== '' &&
    before.slice(0, ENDS) !== after.slice(0, ENDS) &&
    before.slice(-ENDS) !== after.slice(-ENDS)
  );
}

interface Props extends Pick<
  SavedTemplate,
  'delimiter' | 'output' | 'locale' | 'compression' | 'lists'
> {
  readonly onReset: () => void;
}

/** What the template brought along besides its text; nothing when that is nothing. */
function FormatNote({ delimiter, output, locale, compression, lists, onReset }: Props) {
  const names = Object.keys(lists);
  const isPlain = delimiter === 'newline' && (output === 'auto' || output === 'json');
  if (isPlain && locale === 'en' && names.length === 0) return null;
  const own = names.length === 0 ? '' : ` Lists: ${names.join(', ')}.`;
  return (
    <p className="secondary">
      {formatWords({ delimiter, output, locale, compression })}
      {own}{' '}
      <Button variant="inline-link" ariaLabel="Plain lines, without lists" onClick={onReset}>
        Reset
      </Button>
    </p>
  );
}

interface PlainEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** What stands in the editor's place until it is loaded: as high, and it can be typed into. */
function PlainEditor({ value, onChange }: PlainEditorProps) {
  return (
    <textarea
      className="plain-editor mono"
      aria-label="Record template"
      spellCheck={false}
      value={value}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    />
  );
}
