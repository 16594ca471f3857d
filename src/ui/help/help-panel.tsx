import { useEffect, useRef } from 'react';
import { explain, help } from './info-link.tsx';
import { GLOSSARY, type TermName } from './glossary.ts';
import { Picture } from './pictures.tsx';
import './help-panel.css';

const NAMES = Object.keys(GLOSSARY) as TermName[];

/** One term explained, and a way to the others. */
export default function HelpPanel({ term }: { readonly term: TermName }) {
  const { title, text, picture } = GLOSSARY[term];
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    panel.current?.focus();
  }, [term]);
  const close = (): void => {
    help.setState({ term: undefined });
  };
  return (
    <aside
      ref={panel}
      className="help"
      aria-label={`Help: ${title}`}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close();
      }}
    >
      <div className="row">
        <h2 className="help__title">{title}</h2>
        <span className="grow" />
        <button type="button" className="help__close" aria-label="Close help" onClick={close}>
          ✕
        </button>
      </div>
      <Picture name={picture} />
      <p>{text[0]}</p>
      <p>{text[1]}</p>
      <h3 className="help__more">Other words</h3>
      <ul className="help__list">
        {NAMES.filter((name) => name !== term).map((name) => (
          <li key={name}>
            <button
              type="button"
              className="info-link"
              onClick={() => {
                explain(name);
              }}
            >
              {GLOSSARY[name].title}
            </button>
          </li>
        ))}
      </ul>
    </aside>
  );
}
