import { GALLERY } from '../../../template/gallery.ts';
import { Card } from '../../components/card.tsx';
import { addTemplate } from '../../state/templates/templates.ts';

interface Props {
  readonly search: string;
  /** Called with the id of the copy. */
  readonly onTake: (id: string) => void;
}

/** Ready templates. Taking one makes a copy. */
export function GalleryList({ search, onTake }: Props) {
  const wanted = search.trim().toLowerCase();
  const shown = GALLERY.filter(({ name, description }) =>
    `${name}\n${description}`.toLowerCase().includes(wanted),
  );
  return (
    <Card title="Gallery" flush>
      {shown.length === 0 && (
        <p className="card__body secondary">Nothing in the gallery matches the search.</p>
      )}
      <ul className="template-list">
        {shown.map(({ id, name, description, template, oneLine, key, format, compression }) => (
          <li key={id} className="template-list__item">
            <button
              type="button"
              className="template-list__open"
              title={`Take a copy of ${name}`}
              onClick={() => {
                const parts = {
                  name,
                  text: template,
                  oneLine,
                  key: key ?? '',
                  output: format,
                  compression: compression ?? 'none',
                } as const;
                onTake(addTemplate(parts).id);
              }}
            >
              <span className="template-list__name">{name}</span>
              <span className="template-list__text">{description}</span>
            </button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
