import type { Bounds, Wanted } from '../file/schema-parts.ts';

/** Whether a check holds, and what was seen, in words for the student. */
export interface Outcome {
  readonly passed: boolean;
  readonly detail: string;
  /** When what the check asks for had happened, epoch ms; absent: a state has no moment. */
  readonly at?: number;
}

export function passed(detail: string, at?: number): Outcome {
  return { passed: true, detail, ...(at !== undefined && { at }) };
}

export function notYet(detail: string): Outcome {
  return { passed: false, detail };
}

export function within(value: number, { min, max }: Bounds): boolean {
  return (
    Number.isFinite(value) &&
    (min === undefined || value >= Number(min)) &&
    (max === undefined || value <= Number(max))
  );
}

/** `exactly 2`, `at least 5`, `at most 5`, `5 to 7`, `none` */
export function boundsWords({ min, max }: Bounds): string {
  if (min === undefined) return Number(max) === 0 ? 'none' : `at most ${shown(Number(max))}`;
  if (max === undefined) return `at least ${shown(Number(min))}`;
  if (Number(min) === Number(max))
    return Number(min) === 0 ? 'none' : `exactly ${shown(Number(min))}`;
  return `${shown(Number(min))} to ${shown(Number(max))}`;
}

/** `1 record`, `2 records`, `no records` */
export function counted(value: number, one: string, many = `${one}s`): string {
  if (value === 0) return `no ${many}`;
  return `${shown(value)} ${value === 1 ? one : many}`;
}

/** `had no records; this step needs at least 1` */
export function butNeeds(had: string, needed: string): string {
  return `${had}; this step needs ${needed}`;
}

/** A figure for people: at most three decimals, thousands grouped. */
export function shown(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 3 });
}

export function isWanted(value: unknown, wanted: Wanted): boolean {
  if (typeof wanted !== 'object')
    // A value derived from the name is text, whatever it stands for.
    return value === wanted || (typeof value === 'number' && String(value) === wanted);
  if ('includes' in wanted) return typeof value === 'string' && value.includes(wanted.includes);
  return typeof value === 'number' && within(value, wanted);
}

export function wantedWords(wanted: Wanted): string {
  if (typeof wanted !== 'object') return String(wanted);
  return 'includes' in wanted ? `a text with ${wanted.includes}` : boundsWords(wanted);
}

/** A member of plain data by its path, such as `keys.type`. */
export function memberAt(data: unknown, path: string): unknown {
  let at = data;
  for (const name of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[name];
  }
  return at;
}
