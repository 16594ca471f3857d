import { sleep, systemClock } from '../../../base/clock.ts';
import { err, ok, type Result } from '../../../base/result.ts';
import { limitReached, type LimitReached } from '../../../kinesis/errors/limit-exceeded.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { connection } from '../../state/connection/connection.ts';
import { notify } from '../../state/notices.ts';
import { paceOf } from '../../state/streams/queries.ts';
import { call, streamSummary } from '../../state/streams/streams.ts';
import { asFailure } from '../changes/changes.ts';
import { parseTags, type CreateFields } from './create-fields.ts';

/** An account creates five streams at a time: in a class, who comes sixth waits. */
const TURN_MS = 60_000;
const ASK_AGAIN_MS = 3_000;

/**
 * CreateStream, and then, once the stream is ACTIVE, the retention: CreateStream takes
 * none. Resolves when the service has accepted the stream. While the account creates as many as it
 * may, asks again for a minute.
 *
 * @param waiting told when it begins to wait for others, and asked to go on with it
 */
export async function createStream(
  fields: CreateFields,
  refresh: () => Promise<unknown>,
  waiting: { readonly begun: () => void; readonly signal: AbortSignal },
): Promise<Result<undefined, ServiceFailure>> {
  const { name, mode } = fields;
  const tags = parseTags(fields.tags);
  const hasTags = tags.ok && Object.keys(tags.value).length > 0;
  const input = {
    StreamName: name,
    StreamModeDetails: { StreamMode: mode },
    ...(mode === 'PROVISIONED' && { ShardCount: Number(fields.shards) }),
    ...(hasTags && { Tags: tags.value }),
  };
  const from = connection.getState().current;
  const until = systemClock.now() + TURN_MS;
  for (;;) {
    try {
      await call('CreateStream', input);
      break;
    } catch (thrown) {
      const failure = asFailure(thrown);
      if (!passesByItself(failure) || systemClock.now() >= until) return err(failure);
      waiting.begun();
      await sleep(systemClock, ASK_AGAIN_MS * (0.5 + Math.random() / 2), waiting.signal);
      if (waiting.signal.aborted || connection.getState().current !== from) return err(failure);
    }
  }
  void refresh();
  void finish(name, Number(fields.retention), refresh);
  return ok(undefined);
}

function passesByItself({ kind, name, message }: ServiceFailure): boolean {
  if (kind !== 'throttled') return false;
  return name !== 'LimitExceededException' || PASSING.has(limitReached(message));
}

const PASSING: ReadonlySet<LimitReached> = new Set(['rate', 'creating']);

async function finish(
  name: string,
  retentionHours: number,
  refresh: () => Promise<unknown>,
): Promise<void> {
  try {
    let summary = await streamSummary(name);
    while (summary.status === 'CREATING') {
      await sleep(systemClock, paceOf(connection.getState().current).changing);
      summary = await streamSummary(name);
    }
    if (retentionHours > summary.retentionHours) {
      await call('IncreaseStreamRetentionPeriod', {
        StreamName: name,
        RetentionPeriodHours: retentionHours,
      });
    }
    notify({ type: 'success', header: `${name} is ready with ${summary.openShards} shards.` });
  } catch (thrown) {
    const { name: error, message } = asFailure(thrown);
    notify({
      type: 'error',
      header: `${name} was created, but not everything could be set.`,
      text: `${error}: ${message} Open the stream to see how it stands.`,
    });
  }
  await refresh();
}
