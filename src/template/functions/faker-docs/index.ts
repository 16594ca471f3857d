import { DOCS as A_TO_C } from './a-c.ts';
import { DOCS as D_TO_F } from './d-f.ts';
import type { FakerDocs } from './docs.ts';
import { DOCS as G_TO_I } from './g-i.ts';
import { DOCS as L_TO_N } from './l-n.ts';
import { DOCS as P_TO_S } from './p-s.ts';
import { DOCS as T_TO_W } from './t-w.ts';

/**
 * What faker's functions do, and the names of their arguments: from the type declarations of
 * @faker-js/faker 10.6 (MIT licence). A test writes the files and compares them with the
 * declarations: `UPDATE_DOCS=1 npx vitest run src/template/functions/faker-docs.test.ts`.
 */
export const FAKER_DOCS: FakerDocs = {
  ...A_TO_C,
  ...D_TO_F,
  ...G_TO_I,
  ...L_TO_N,
  ...P_TO_S,
  ...T_TO_W,
};
