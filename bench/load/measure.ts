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
/** Before each turn: the code is compiled by then. */
const WARM_MS = 700;

/** Between turns: what the last one left is collected. */
const SETTLE_MS = 500;

/** Medians of one contestant. */
export interface Pace {
  /** Records per second of wall clock: what else runs on the machine counts too. */
  readonly perSecond: number;
  /** Microseconds of the client's own thread for a record: the machine's other work hardly counts. */
  readonly cpuUs: number;
}

const CONTESTANTS = { naive, full, raw, naiveGeneration, generation } as const;

export type ContestantName = keyof typeof CONTESTANTS;
export type LoadSpeed = Readonly<Record<ContestantName, Pace>>;

export function contestant(
  name: ContestantName,
  environment: Environment,
): Contestant | Promise<Contestant> {
  return CONTESTANTS[name](environment);
}

/** One turn of one contestant. @param cpuMs CPU that the client has used so far, ms */
export async function turn(work: Contestant, cpuMs: () => number | Promise<number>): Promise<Pace> {
  await work(WARM_MS);
  const [cpu, start] = [await cpuMs(), performance.now()];
  const perSecond = await work(ROUND_MS);
  const records = (perSecond * (performance.now() - start)) / 1000;
  return { perSecond, cpuUs: (((await cpuMs()) - cpu) * 1000) / records };
}

/**
 * The contestants take turns, so that a busy machine slows all alike. A round before the first is
 * not counted: V8 still compiles in the first seconds, and all are a tenth slower.
 */
export async function measureLoad(
  take: (name: ContestantName) => Promise<Pace>,
): Promise<LoadSpeed> {
  const names = Object.keys(CONTESTANTS) as ContestantName[];
  const seen = new Map<ContestantName, Pace[]>(names.map((name) => [name, []]));
  for (const name of names) await take(name);
  for (let round = 0; round < ROUNDS; round += 1)
    // To and fro: nobody always comes after the one that leaves the most garbage behind.
    for (const name of round % 2 === 0 ? names.toReversed() : names) {
      await pause(SETTLE_MS);
      seen.get(name)?.push(await take(name));
    }
  const medians = [...seen].map(([name, paces]) => [
    name,
    {
      perSecond: median(paces.map((pace) => pace.perSecond)),
      cpuUs: median(paces.map((pace) => pace.cpuUs)),
    },
  ]);
  return Object.fromEntries(medians) as LoadSpeed;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}
