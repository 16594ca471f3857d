import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Textarea from '@cloudscape-design/components/textarea';
import { useMemo, useRef, useState } from 'react';
import type { ListText } from '../../../template/lists/csv-list.ts';
import { fromFile, LIST_LIMIT, listFacts, listText, nameProblem } from './list-facts.ts';

/** Longer texts are not put into a field, which would be slow: they can be replaced whole. */
const LONGEST_EDITED = 100_000;
/** Browsers take seconds to paste a thousand lines: longer texts are put in by us. Characters. */
const SLOW_PASTE = 2000;

interface Props {
  /** The list that is changed; absent for a new one. */
  readonly start?: { readonly name: string; readonly list: ListText };
  /** Names of the other lists. */
  readonly taken: readonly string[];
  readonly onSave: (name: string, list: ListText) => void;
  readonly onCancel: () => void;
}

/** A list's name and its values, pasted or from a file. */
export function ListForm({ start, taken, onSave, onCancel }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [name, setName] = useState(start?.name ?? '');
  const [list, setList] = useState<ListText>(start?.list ?? { lines: '' });
  const [isTried, setIsTried] = useState(false);
  const text = listText(list);
  const facts = useMemo(() => listFacts(name, list), [name, list]);
  const wrongName = nameProblem(name.trim(), taken);
  const isCsv = 'csv' in list;
  const set = (changed: string): void => {
    setList(isCsv ? { csv: changed } : { lines: changed });
  };

  async function read(chosen: File): Promise<void> {
    const found = fromFile(chosen.name, await chosen.text());
    setList(found.list);
    if (name === '') setName(found.name);
  }

  return (
    <div className="stack list-form" role="group" aria-label="A list">
      <div className="designer__name">
        <FormField label="List name" errorText={isTried ? wrongName : undefined} stretch>
          <Input
            value={name}
            spellcheck={false}
            onChange={({ detail }) => {
              setName(detail.value);
            }}
          />
        </FormField>
        <SegmentedControl
          label="What the text holds"
          selectedId={isCsv ? 'csv' : 'lines'}
          options={[
            { id: 'lines', text: 'One value a line' },
            { id: 'csv', text: 'CSV with column names' },
          ]}
          onChange={({ detail }) => {
            setList(detail.selectedId === 'csv' ? { csv: text } : { lines: text });
          }}
        />
      </div>
      <FormField
        label="Values"
        description={
          isCsv
            ? `The first line names the columns; commas, semicolons or tabs between them. ${LIST_LIMIT}`
            : LIST_LIMIT
        }
        errorText={isTried && 'problem' in facts ? facts.problem : undefined}
        stretch
      >
        {text.length > LONGEST_EDITED ? (
          <pre className="mono list-form__start">{`${text.slice(0, 400)}\n…`}</pre>
        ) : (
          <div
            onPaste={(event) => {
              const pasted = event.clipboardData.getData('text/plain');
              const { target } = event;
              if (pasted.length < SLOW_PASTE || !(target instanceof HTMLTextAreaElement)) return;
              event.preventDefault();
              set(text.slice(0, target.selectionStart) + pasted + text.slice(target.selectionEnd));
            }}
          >
            <Textarea
              value={text}
              rows={6}
              spellcheck={false}
              placeholder={isCsv ? 'name,city\nAda,London' : 'Oslo\nParis'}
              onChange={({ detail }) => {
                set(detail.value);
              }}
            />
          </div>
        )}
      </FormField>
      <div className="row">
        <input
          ref={file}
          type="file"
          accept=".txt,.csv,.tsv,text/plain,text/csv"
          hidden
          aria-label="List file"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen !== undefined) void read(chosen);
            event.target.value = '';
          }}
        />
        <Button
          iconName="upload"
          onClick={() => {
            file.current?.click();
          }}
        >
          From a file
        </Button>
        <span className="secondary num" role="status">
          {'words' in facts
            ? facts.words
            : text === ''
              ? 'Paste values, or take a file.'
              : facts.problem}
        </span>
        <span className="grow" />
        <Button onClick={onCancel}>Cancel</Button>
        <Button
          variant="primary"
          onClick={() => {
            setIsTried(true);
            if (wrongName === undefined && 'words' in facts) onSave(name.trim(), list);
          }}
        >
          Save list
        </Button>
      </div>
    </div>
  );
}
