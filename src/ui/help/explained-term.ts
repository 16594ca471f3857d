import { createStore } from 'zustand/vanilla';
import type { TermName } from './glossary.ts';

/** Which term the help panel explains; `undefined` when it is closed. */
export const help = createStore<{ readonly term: TermName | undefined }>(() => ({
  term: undefined,
}));

export function explain(term: TermName): void {
  help.setState({ term });
}
