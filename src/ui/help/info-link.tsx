import { GLOSSARY, type TermName } from './glossary.ts';
import './info-link.css';
import { createStore } from 'zustand/vanilla';

/** Which term the help panel explains; `undefined` when it is closed. */
export const help = createStore<{ readonly term: TermName | undefined }>(() => ({
  term: undefined,
}));

export function explain(term: TermName): void {
  help.setState({ term });
}

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
