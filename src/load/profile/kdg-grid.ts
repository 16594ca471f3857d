import type { ProfileInput } from './schema.ts';

/** What the KDG's inputs hold before anybody changes them. */
const DEFAULT_MU = 100;
const DEFAULT_SIGMA = 10;
const CELL = /^#?([0-6])-(1?\d|2[0-3])-(mu|sig(?:ma)?)$/;

interface Cell {
  mean: number;
  deviation: number;
}

/**
 * Reads the week of rates that the KDG keeps: an object whose names are those of its
 * inputs (`3-14-mu`: Wednesday, 14:00, mean), or 7 lists of 24 cells with `mu` and
 * `sigma` (or `sig`), Sunday first. What is missing has the KDG's defaults.
 * @returns `undefined` when it is neither
 */
export function parseKdgGrid(saved: unknown): Extract<ProfileInput, { type: 'grid' }> | undefined {
  if (typeof saved !== 'object' || saved === null || 'type' in saved) return undefined;
  const days = Array.isArray(saved) ? fromLists(saved) : fromNames(saved);
  return days === undefined ? undefined : { type: 'grid', days };
}

function emptyWeek(): Cell[][] {
  return Array.from({ length: 7 }, () =>
    Array.from({ length: 24 }, () => ({ mean: DEFAULT_MU, deviation: DEFAULT_SIGMA })),
  );
}

function fromNames(saved: object): Cell[][] | undefined {
  const days = emptyWeek();
  let found = false;
  for (const [name, value] of Object.entries(saved)) {
    const match = CELL.exec(name);
    const cell = days[Number(match?.[1])]?.[Number(match?.[2])];
    const number = Number(value);
    if (cell === undefined || !Number.isFinite(number) || number < 0) continue;
    found = true;
    if (match?.[3] === 'mu') cell.mean = number;
    else cell.deviation = number;
  }
  return found ? days : undefined;
}

function fromLists(saved: readonly unknown[]): Cell[][] | undefined {
  if (saved.length !== 7) return undefined;
  const days = emptyWeek();
  for (let day = 0; day < 7; day += 1) {
    const hours: unknown = saved[day];
    if (!Array.isArray(hours) || hours.length !== 24) return undefined;
    for (let hour = 0; hour < 24; hour += 1) {
      const given = hours[hour] as { mu?: unknown; sigma?: unknown; sig?: unknown } | null;
      const cell = days[day]?.[hour];
      if (cell === undefined || typeof given !== 'object' || given === null) return undefined;
      cell.mean = numberOr(given.mu, DEFAULT_MU);
      cell.deviation = numberOr(given.sigma ?? given.sig, DEFAULT_SIGMA);
    }
  }
  return days;
}

function numberOr(value: unknown, otherwise: number): number {
  const number = Number(value ?? otherwise);
  return Number.isFinite(number) && number >= 0 ? number : otherwise;
}
