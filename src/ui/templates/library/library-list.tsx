import { Card } from '../../components/card.tsx';
import type { SavedTemplate } from '../../state/templates/templates.ts';

interface Props {
  readonly templates: readonly SavedTemplate[];
  readonly search: string;
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
}

/** The user's own templates, the last changed first. */
export function LibraryList({ templates, search, openId, onOpen }: Props) {
  const wanted = search.trim().toLowerCase();
  const shown = templates
    .filter(({ name, text }) => `${name}\n${text}`.toLowerCase().includes(wanted))
    .toSorted((a, b) => b.updatedAt - a.updatedAt);
  return (
    <Card title={`Yours (${templates.length})`} flush>
      {shown.length === 0 ? (
        <p className="card__body secondary">
          {templates.length === 0
            ? 'None yet. Take one from the gallery below, and it becomes yours to change; or import yours, from the KDG too.'
            : 'None of yours matches the search.'}
        </p>
      ) : (
        <ul className="template-list">
          {shown.map(({ id, name, text }) => (
            <li key={id} className="template-list__item">
              <button
                type="button"
                className="template-list__open"
                aria-current={id === openId}
                onClick={() => {
                  onOpen(id);
                }}
              >
                <span className="template-list__name">{name}</span>
                <span className="template-list__text mono">{beginning(text)}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

/** A line of it: the button's name is read out whole, however much of it is seen. */
function beginning(text: string): string {
  const line = text.slice(0, 200).replaceAll(/\s+/g, ' ').trim();
  if (line === '') return '(empty)';
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}
