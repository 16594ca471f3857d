import { GLOSSARY, type TermName } from './glossary.ts';
import { explain } from './explained-term.ts';
import './info-link.css';

/** "Info": explains one term in the help panel. */
export function InfoLink({ term }: { readonly term: TermName }) {
  return (
    <button
      type="button"
      className="info-link"
      aria-label={`Info: ${GLOSSARY[term].title}`}
      onClick={() => {
        explain(term);
      }}
    >
      Info
    </button>
  );
}
