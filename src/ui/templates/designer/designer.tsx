import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { lazy, Suspense, useState } from 'react';
import { useStore } from 'zustand';
import { Card } from '../../components/card.tsx';
import { Loading } from '../../components/loading.tsx';
import { draft, draftRate } from '../../state/run/draft.ts';
import {
  library,
  MAX_NAME_LENGTH,
  updateTemplate,
  type SavedTemplate,
} from '../../state/templates/templates.ts';
import { PreviewPane } from '../../editor/preview/preview-pane.tsx';
import { problemsOf, usePreview } from '../../editor/preview/use-preview.ts';
import { DesignerActions } from './designer-actions.tsx';
import { FieldGrid } from './field-grid.tsx';
import { FormatFields } from '../format/format-fields.tsx';
import { ListsPanel } from '../lists/lists-panel.tsx';
import './designer.css';

const TemplateEditor = lazy(() => import('../../editor/template-editor.tsx'));

/** On a Mac, Ctrl+Space is often taken by the system. */
const EDITOR_KEYS = navigator.platform.startsWith('Mac')
  ? '⌥I or Ctrl+Space completes, F8 goes to the next mistake, ⌘] indents, Tab moves on'
  : 'Ctrl+Space completes, F8 goes to the next mistake, Ctrl+] indents, Tab moves on';

/** One template: its text, what is wrong with it, and the records it makes. Saves as you type. */
export function Designer({ template }: { readonly template: SavedTemplate }) {
  const { id, name, text, oneLine, key, lists } = template;
  const preview = usePreview(template);
  const rate = useStore(draft, draftRate);
  const [keyProblem] = preview.state === 'samples' ? preview.keyProblems : [];
  const [shown, setShown] = useState('text');
  const [isNameless, setNameless] = useState(false);
  return (
    <Card
      title={name}
      actions={<DesignerActions template={template} isBroken={preview.state === 'problems'} />}
    >
      <div className="stack">
        <div className="designer__name">
          <FormField
            label="Name"
            errorText={isNameless && 'A template needs a name; until then it keeps the last one.'}
            stretch
          >
            <Input
              value={isNameless ? '' : name}
              onChange={({ detail }) => {
                const typed = detail.value.slice(0, MAX_NAME_LENGTH);
                setNameless(typed === '');
                if (typed !== '') updateTemplate(id, { name: typed });
              }}
              onBlur={() => {
                setNameless(false);
              }}
            />
          </FormField>
          <FormField
            label="Partition key template"
            description="Optional. May use names that the template gives with let."
            errorText={keyProblem?.message}
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
              lists={lists}
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
          <span className="secondary designer__keys">{EDITOR_KEYS}</span>
        </div>
        <PreviewPane preview={preview} rate={rate} />
        <FormatFields
          format={template}
          onChange={(change) => {
            updateTemplate(id, change);
          }}
        />
        <ListsPanel
          lists={lists}
          onChange={(change) => {
            const now = library.getState().templates.find((one) => one.id === id)?.lists ?? {};
            updateTemplate(id, { lists: change(now) });
          }}
        />
      </div>
    </Card>
  );
}
