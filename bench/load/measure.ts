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
/** Long enough that what a run does once, at its start, is a hundredth of it. */
const ROUND_MS = 2000;

/** Medians of one contestant. */
export interface Pace {
  /** Records per second of wall clock: what else runs on the machine counts too. */
  readonly perSecond: number;
  /** Microseconds of the client's own thread for a record: the machine's other work hardly counts. */
  readonly cpuUs: number;
}

export interface LoadSpeed {
  readonly naive: Pace;
  readonly full: Pace;
  readonly raw: Pace;
  readonly naiveGeneration: Pace;
  readonly generation: Pace;
}

/** The contestants take turns, so that a busy machine slows all alike. */
export async function measureLoad(
  environment: Environment,
  /** CPU that the client has used so far, ms. */
  cpuMs: () => number | Promise<number>,
): Promise<LoadSpeed> {
  const contestants: Record<keyof LoadSpeed, Contestant> = {
    naive: naive(environment),
    full: full(environment),
    raw: await raw(environment),
    naiveGeneration: naiveGeneration(),
    generation: await generation(),
  };
  const names = Object.keys(contestants) as (keyof LoadSpeed)[];
  const seen = Object.fromEntries(names.map((name) => [name, [] as Pace[]]));
  for (const name of names) await contestants[name](300);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const name of names) {
      const [cpu, start] = [await cpuMs(), performance.now()];
      const perSecond = await contestants[name](ROUND_MS);
      const records = (perSecond * (performance.now() - start)) / 1000;
      seen[name]?.push({ perSecond, cpuUs: (((await cpuMs()) - cpu) * 1000) / records });
    }
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        perSecond: median(seen[name]?.map((pace) => pace.perSecond) ?? []),
        cpuUs: median(seen[name]?.map((pace) => pace.cpuUs) ?? []),
      },
    ]),
  ) as unknown as LoadSpeed;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
