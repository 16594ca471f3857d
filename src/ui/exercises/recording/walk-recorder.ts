import type { WalkCall } from '../../../exercises/state.ts';
import type { ExerciseProgress } from '../../state/saved/exercise-progress.ts';
import type { WatchedStep } from '../../state/connection/watched-steps.ts';

type SavedWalk = ExerciseProgress['walks'][number];

const MOST_WALKS = 30;
const MOST_RECORDS = 10;
const LONGEST_DATA = 2000;

interface Owner {
  readonly walkId: string;
  readonly stream: string;
  readonly shardId: string;
  readonly position: string;
  /** The token came as NextShardIterator. */
  readonly isNext: boolean;
}

/** Puts calls made by hand together: which iterator came from which. */
export class WalkRecorder {
  readonly #owners = new Map<string, Owner>();
  readonly #newId: () => string;

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** @returns the walks with this step in them; the same when it adds nothing */
  add(
    step: WatchedStep,
    walks: readonly SavedWalk[],
    now: number,
    aheadMs: (stream: string) => number,
  ): readonly SavedWalk[] {
    if (step.type === 'iterator') {
      const { stream, shardId, position } = step.argument;
      if (step.answer.ok)
        this.#owners.set(step.answer.value, {
          walkId: this.#newId(),
          stream,
          shardId,
          position: position.type,
          isNext: false,
        });
      return walks;
    }
    const { iterator, limit } = step.argument;
    const owner = this.#owners.get(iterator);
    // Its iterator was got before the exercise began.
    if (owner === undefined) return walks;
    const { answer } = step;
    if (answer.ok && answer.value.NextShardIterator !== null)
      this.#owners.set(answer.value.NextShardIterator, { ...owner, isNext: true });
    const call: WalkCall = {
      at: now,
      limit,
      followed: owner.isNext,
      ...(!answer.ok && { error: answer.error.name }),
      count: answer.ok ? answer.value.Records.length : 0,
      data: answer.ok
        ? answer.value.Records.slice(0, MOST_RECORDS)
            .map(({ Data }) => Data)
            .filter((data) => data.length <= LONGEST_DATA)
        : [],
    };
    const { walkId, stream, shardId, position } = owner;
    const before = walks.find(({ id }) => id === walkId);
    const after: SavedWalk = {
      id: walkId,
      stream,
      shardId,
      position,
      aheadMs: aheadMs(stream),
      calls: [...(before?.calls ?? []), { ...call, data: [...call.data] }].slice(-50),
    };
    return [...walks.filter(({ id }) => id !== walkId), after].slice(-MOST_WALKS);
  }
}
