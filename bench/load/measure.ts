import {
  full,
  generation,
  naive,
  naiveGeneration,
  raw,
  type Contestant,
  type Environment,
} from './contestants.ts';

const ROUNDS = 5;
const ROUND_MS = 1000;

/** Records per second, medians. */
export interface LoadSpeed {
  readonly naive: number;
  readonly full: number;
  readonly raw: number;
  readonly naiveGeneration: number;
  readonly generation: number;
}

/** The contestants take turns, so that a busy machine slows all alike. */
export async function measureLoad(environment: Environment): Promise<LoadSpeed> {
  const contestants: Record<keyof LoadSpeed, Contestant> = {
    naive: naive(environment),
    full: full(environment),
    raw: await raw(environment),
    naiveGeneration: naiveGeneration(),
    generation: await generation(),
  };
  const names = Object.keys(contestants) as (keyof LoadSpeed)[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as number[]]));
  for (const name of names) await contestants[name](300);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) seen[name]?.push(await contestants[name](ROUND_MS));
  return Object.fromEntries(
    names.map((name) => [name, median(seen[name] ?? [])]),
  ) as unknown as LoadSpeed;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
