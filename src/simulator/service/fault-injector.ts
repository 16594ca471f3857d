import type { Clock, Timer } from '../../base/clock.ts';
import { RANDOM_STREAM, Sfc32 } from '../../base/random.ts';
import type { ActiveFault, Fault, FaultScope } from './faults.ts';

interface Running {
  readonly id: number;
  readonly fault: Fault;
  readonly scope: FaultScope;
  readonly random: Sfc32;
  readonly until?: number;
  hits: number;
  timer?: Timer;
}

/** What a request touches, as far as it is known. */
export interface Touched {
  readonly stream: string | undefined;
  /** Asked only when a fault names shards. */
  readonly shardIds: () => ReadonlySet<string>;
}

/** So long after a strike its fault's count is told of. */
const TELL_MS = 500;

/** The faults that are on, each with random numbers of its own: one does not change another. */
export class FaultInjector {
  readonly #seed: number;
  readonly #clock: Clock;
  readonly #onChange: () => void;
  #running: Running[] = [];
  #lastId = 0;
  #telling = false;

  constructor(seed: number, clock: Clock, onChange: () => void) {
    this.#seed = seed;
    this.#clock = clock;
    this.#onChange = onChange;
  }

  get isQuiet(): boolean {
    return this.#running.length === 0;
  }

  list(): readonly ActiveFault[] {
    return this.#running.map(({ id, fault, scope, hits, until }) => ({
      id,
      fault,
      scope,
      hits,
      ...(until !== undefined && { until }),
    }));
  }

  /**
   * Switches a fault on; answers the number by which it is removed.
   * @param every called about ten times a second while it is on, with the ms since the last time
   */
  add(
    fault: Fault,
    scope: FaultScope,
    every?: (elapsedMs: number, random: Sfc32) => number,
  ): number {
    const id = (this.#lastId += 1);
    const random = new Sfc32(this.#seed, RANDOM_STREAM.fault, id);
    const isCut = fault.kind === 'network-cut';
    const running: Running = {
      id,
      fault,
      scope,
      random,
      hits: 0,
      ...(isCut && { until: this.#clock.epoch() + fault.durationMs }),
    };
    this.#running.push(running);
    if (isCut)
      running.timer = this.#clock.after(fault.durationMs, () => {
        this.remove(id);
      });
    else if (every !== undefined) this.#repeat(running, every);
    this.#onChange();
    return id;
  }

  remove(id: number): void {
    const gone = this.#running.find((running) => running.id === id);
    gone?.timer?.cancel();
    this.#running = this.#running.filter((running) => running !== gone);
    this.#onChange();
  }

  clear(): void {
    for (const { timer } of this.#running) timer?.cancel();
    this.#running = [];
    this.#onChange();
  }

  /** The first fault of this kind that strikes the request now. */
  strike<Kind extends Fault['kind']>(
    kind: Kind,
    touched: Touched,
  ): Extract<Fault, { kind: Kind }> | undefined {
    for (const running of this.#running)
      if (running.fault.kind === kind && hits(running, touched) && this.#draw(running))
        return running.fault as Extract<Fault, { kind: Kind }>;
    return undefined;
  }

  /** Ms that latency faults and slow shards add to a request. */
  delay(touched: Touched): number {
    let total = 0;
    for (const running of this.#running) {
      const { fault, random } = running;
      if (fault.kind !== 'added-latency' && fault.kind !== 'slow-shard') continue;
      if (!hits(running, touched)) continue;
      this.#count(running, 1);
      total +=
        fault.kind === 'slow-shard'
          ? fault.delayMs
          : Math.max(0, fault.meanMs + fault.spreadMs * gaussian(random));
    }
    return total;
  }

  #draw(running: Running): boolean {
    const { fault, random } = running;
    if ('share' in fault && random.next() >= fault.share) return false;
    this.#count(running, 1);
    return true;
  }

  /** Whoever watches hears of it soon, not of each strike by itself. */
  #count(running: Running, times: number): void {
    running.hits += times;
    if (times === 0 || this.#telling) return;
    this.#telling = true;
    this.#clock.after(TELL_MS, () => {
      this.#telling = false;
      this.#onChange();
    });
  }

  #repeat(running: Running, every: (elapsedMs: number, random: Sfc32) => number): void {
    let last = this.#clock.now();
    const tick = (): void => {
      const now = this.#clock.now();
      this.#count(running, every(now - last, running.random));
      last = now;
      running.timer = this.#clock.after(100, tick);
    };
    running.timer = this.#clock.after(100, tick);
  }
}

function hits({ scope }: Running, touched: Touched): boolean {
  if (scope.stream !== undefined && scope.stream !== touched.stream) return false;
  if (scope.shardIds === undefined) return true;
  const shards = touched.shardIds();
  return scope.shardIds.some((id) => shards.has(id));
}

/** Normally distributed, mean 0, deviation 1 (Box-Muller). */
function gaussian(random: Sfc32): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}
