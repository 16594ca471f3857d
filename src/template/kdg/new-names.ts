import { KDG_NAMES } from './kdg-names.ts';
import { RENAMED } from './renames.ts';
import type { CallExpression } from '../language/syntax.ts';

/** KDG's names that faker 10 has given up, and what it calls them now. */
export const NEW_NAMES: ReadonlyMap<string, string> = new Map(
  [...RENAMED].filter(([name]) => KDG_NAMES.has(name)),
);

/** Those of which the new name makes the same of the same arguments. */
const SAME_ARGUMENTS: ReadonlySet<string> = new Set([
  'address.zipCode',
  'finance.account',
  'helpers.randomize',
  'random.alphaNumeric',
  'random.arrayElement',
  'random.weightedArrayElement',
  'random.words',
]);

/** Those of which the new name makes something else when nothing is given. */
const OTHER_DEFAULTS: ReadonlySet<string> = new Set([
  'image.imageUrl',
  'random.number',
  'random.objectElement',
]);

/** Whether the new name can stand in the place of the old one with these arguments. */
export function canBeRenamed(name: string, { args, named }: CallExpression): boolean {
  if (args.length === 0 && named.length === 0) return !OTHER_DEFAULTS.has(name);
  return name === 'random.number' ? isPlainRange(args, named) : SAME_ARGUMENTS.has(name);
}

/** A greatest number, or a least and a greatest: faker 10 knows no steps by `precision`. */
function isPlainRange(args: CallExpression['args'], named: CallExpression['named']): boolean {
  const [first] = args;
  if (first?.kind === 'literal') return args.length === 1 && named.length === 0;
  const keys = [...(first?.kind === 'object' ? first.entries : []), ...named].map(({ key }) => key);
  return keys.includes('max') && keys.every((key) => key === 'min' || key === 'max');
}
