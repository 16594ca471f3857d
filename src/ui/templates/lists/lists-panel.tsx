import Button from '@cloudscape-design/components/button';
import { useMemo, useState } from 'react';
import { own } from '../../../base/own.ts';
import type { ListText } from '../../../template/lists/csv-list.ts';
import { notify } from '../../state/notices.ts';
import { listFacts, MAX_LISTS } from './list-facts.ts';
import { ListForm } from './list-form.tsx';
import './lists-panel.css';

type Lists = Readonly<Record<string, ListText>>;

interface Props {
  readonly lists: Lists;
  /** Told how the lists change; also later, when a removal is undone. */
  readonly onChange: (change: (lists: Lists) => Lists) => void;
}

/** The template's own lists, pasted or uploaded, and what is in them. */
export function ListsPanel({ lists, onChange }: Props) {
  /** The list in the form; empty for a new one. */
  const [edited, setEdited] = useState<string | undefined>(undefined);
  const names = Object.keys(lists);
  const start = edited === undefined || edited === '' ? undefined : own(lists, edited);

  function save(name: string, list: ListText): void {
    onChange((now) => {
      const kept = Object.entries(now).map(([known, one]) =>
        known === edited ? ([name, list] as const) : ([known, one] as const),
      );
      return Object.fromEntries(edited === '' ? [...kept, [name, list] as const] : kept);
    });
    setEdited(undefined);
  }

  function remove(name: string, list: ListText): void {
    onChange((now) => Object.fromEntries(Object.entries(now).filter(([known]) => known !== name)));
    notify({
      type: 'info',
      header: `The list "${name}" was removed`,
      action: {
        label: 'Undo',
        run: () => {
          onChange((now) => ({ ...now, [name]: list }));
        },
      },
    });
  }

  return (
    <section className="stack" aria-label="Lists">
      <div className="row">
        <h3 className="lists__title">Lists ({names.length})</h3>
        <span className="secondary">Values of your own for this template, pasted or uploaded.</span>
        <span className="grow" />
        <Button
          iconName="add-plus"
          disabled={edited !== undefined || names.length >= MAX_LISTS}
          onClick={() => {
            setEdited('');
          }}
        >
          Add list
        </Button>
      </div>
      {names.length > 0 && (
        <ul className="lists">
          {Object.entries(lists).map(([name, list]) => (
            <ListRow
              key={name}
              name={name}
              list={list}
              onEdit={() => {
                setEdited(name);
              }}
              onRemove={() => {
                if (edited === name) setEdited(undefined);
                remove(name, list);
              }}
            />
          ))}
        </ul>
      )}
      {edited !== undefined && (
        <ListForm
          key={edited}
          {...(start !== undefined && { start: { name: edited, list: start } })}
          taken={names.filter((name) => name !== edited)}
          onSave={save}
          onCancel={() => {
            setEdited(undefined);
          }}
        />
      )}
    </section>
  );
}

interface RowProps {
  readonly name: string;
  readonly list: ListText;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
}

function ListRow({ name, list, onEdit, onRemove }: RowProps) {
  const facts = useMemo(() => listFacts(name, list), [name, list]);
  return (
    <li className="lists__item">
      <div className="lists__what">
        <strong>{name}</strong>
        <span className="secondary num">{'words' in facts ? facts.words : facts.problem}</span>
        {'usage' in facts && <code className="mono">{facts.usage}</code>}
      </div>
      <Button variant="inline-link" ariaLabel={`Change the list ${name}`} onClick={onEdit}>
        Change
      </Button>
      <Button variant="inline-link" ariaLabel={`Remove the list ${name}`} onClick={onRemove}>
        Remove
      </Button>
    </li>
  );
}
