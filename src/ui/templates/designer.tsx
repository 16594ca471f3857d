import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import { Card } from '../components/card.tsx';
import { Loading } from '../components/loading.tsx';
import { draft } from '../state/draft.ts';
import { notify } from '../state/notices.ts';
import {
  addTemplate,
  deleteTemplate,
  updateTemplate,
  type SavedTemplate,
} from '../state/templates.ts';
import { PreviewPane } from '../workbench/preview-pane.tsx';
import { problemsOf, usePreview } from '../workbench/use-preview.ts';
import { FieldGrid } from './field-grid.tsx';
import { toShared } from './share-link.ts';
import './designer.css';

const TemplateEditor = lazy(() => import('../editor/template-editor.tsx'));

async function share({ name, text, oneLine, key }: SavedTemplate): Promise<void> {
  const url = new URL(location.href);
  url.hash = `/templates/${toShared({ name, text, oneLine, key })}`;
  await navigator.clipboard.writeText(url.href);
  notify({
    type: 'success',
    header: 'The link is copied',
    text: 'Whoever opens it sees the template and may keep a copy. No server sees it.',
  });
}

/** One template: its text, what is wrong with it, and the records it makes. Saves as you type. */
export function Designer({ template }: { readonly template: SavedTemplate }) {
  const [, navigate] = useLocation();
  const { id, name, text, oneLine, key } = template;
  const preview = usePreview(text, oneLine);
  const [shown, setShown] = useState('text');
  return (
    <Card
      title={name}
      actions={
        <div className="row">
          <Button
            onClick={() => {
              navigate(`/templates/${addTemplate({ name, text, oneLine, key }).id}`);
            }}
          >
            Duplicate
          </Button>
          <Button onClick={() => void share(template)}>Copy link</Button>
          <Button
            onClick={() => {
              const undo = deleteTemplate(id);
              navigate('/templates');
              notify({
                type: 'info',
                header: `"${name}" was deleted`,
                action: { label: 'Undo', run: undo },
              });
            }}
          >
            Delete
          </Button>
          <Button
            variant="primary"
            disabled={preview.state === 'problems'}
            onClick={() => {
              draft.setState({
                template: text,
                templateName: name,
                oneLine,
                ...(key !== '' && { keys: { strategy: 'template', values: { text: key } } }),
              });
              navigate('/');
            }}
          >
            Use in workbench
          </Button>
        </div>
      }
    >
      <div className="stack">
        <div className="designer__name">
          <FormField label="Name" stretch>
            <Input
              value={name}
              onChange={({ detail }) => {
                if (detail.value !== '') updateTemplate(id, { name: detail.value });
              }}
            />
          </FormField>
          <FormField
            label="Partition key template"
            description="Optional. May use names that the template gives with let."
            stretch
          >
            <Input
              value={key}
              placeholder="random keys"
              spellcheck={false}
              onChange={({ detail }) => {
                updateTemplate(id, { key: detail.value });
              }}
            />
          </FormField>
        </div>
        <SegmentedControl
          label="Show the template as"
          selectedId={shown}
          options={[
            { id: 'text', text: 'Text' },
            { id: 'fields', text: 'Fields' },
          ]}
          onChange={({ detail }) => {
            setShown(detail.selectedId);
          }}
        />
        {shown === 'fields' && (
          <FieldGrid
            template={text}
            onChange={(changed) => {
              updateTemplate(id, { text: changed });
            }}
          />
        )}
        <div className="designer__editor" hidden={shown !== 'text'}>
          <Suspense fallback={<Loading what="the editor" />}>
            <TemplateEditor
              value={text}
              problems={problemsOf(preview)}
              label={`Template ${name}`}
              onChange={(changed) => {
                updateTemplate(id, { text: changed });
              }}
            />
          </Suspense>
        </div>
        <div className="row">
          <Checkbox
            checked={oneLine}
            description="Line breaks in the template are removed, so that each record is one line."
            onChange={({ detail }) => {
              updateTemplate(id, { oneLine: detail.checked });
            }}
          >
            One line per record
          </Checkbox>
          <span className="grow" />
          <span className="secondary designer__keys">
            Ctrl+Space completes, Ctrl+] indents, Tab moves on
          </span>
        </div>
        <PreviewPane preview={preview} />
      </div>
    </Card>
  );
}
