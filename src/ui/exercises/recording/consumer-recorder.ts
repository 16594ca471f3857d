import type { RecordedConsumer } from '../../../exercises/state.ts';
import type { ConsumerState } from '../../../workers/reader/consumers/protocol.ts';

/** One life of a named consumer: from a start to the next. */
export interface SavedConsumerLife extends RecordedConsumer {
  readonly id: string;
  readonly startedAt: number;
  /** Whether its age was at its alarm when it was last seen. */
  readonly alarmOn: boolean;
}

const MOST_LIVES = 40;

/** What was ever seen of each consumer. @returns the same when nothing is new */
export function recordConsumers(
  before: readonly SavedConsumerLife[],
  states: readonly ConsumerState[],
): readonly SavedConsumerLife[] {
  const now = states.filter(({ phase, snapshot }) => phase === 'reading' && snapshot !== undefined);
  let lives = before;
  for (const state of now) {
    const known = lives.find(
      ({ id, startedAt }) => id === state.id && startedAt === state.startedAt,
    );
    const next = seen(known, state, pollingWith(state, now));
    if (known === undefined) lives = [...lives, next].slice(-MOST_LIVES);
    else if (JSON.stringify(known) !== JSON.stringify(next))
      lives = lives.map((one) => (one === known ? next : one));
  }
  return lives;
}

/** Who polls the same stream now, and is not paused. */
function pollingWith({ stream }: ConsumerState, now: readonly ConsumerState[]): string[] {
  return now
    .filter(
      (one) =>
        one.stream === stream &&
        one.delivery === 'polling' &&
        one.snapshot?.reader.state === 'reading',
    )
    .map(({ name }) => name);
}

function seen(
  known: SavedConsumerLife | undefined,
  state: ConsumerState,
  together: string[],
): SavedConsumerLife {
  const { id, stream, name, delivery, ignoresSeenIds, idPath, startedAt, snapshot } = state;
  const setMs = snapshot?.alarmAgeMs ?? 0;
  const alarmOn = snapshot?.alarm === true;
  const alarms = known?.alarms ?? 0;
  // One that is set lower while it is on is reached at once.
  const isNew = alarmOn && !(known?.alarmOn === true && known.alarmMs === setMs);
  return {
    id,
    startedAt,
    stream,
    name,
    delivery,
    ignoresSeenIds,
    ...(idPath !== undefined && { idPath }),
    read: snapshot?.reader.totals.read ?? 0,
    throttles: snapshot?.throttles ?? 0,
    highestAgeMs: snapshot?.highestAgeMs ?? 0,
    alarmMs: alarmOn || alarms === 0 ? setMs : (known?.alarmMs ?? setMs),
    alarms: alarms + (isNew ? 1 : 0),
    alarmOn,
    ageMs: snapshot?.iteratorAgeMs,
    processed: snapshot?.computation?.processed ?? 0,
    ignored: snapshot?.computation?.ignored ?? 0,
    together:
      known !== undefined && known.together.length >= together.length
        ? known.together
        : together.toSorted(),
  };
}
