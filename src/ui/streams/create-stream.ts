import { sleep, systemClock } from '../../base/clock.ts';
import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/service-error.ts';
import { notify } from '../state/notices.ts';
import { call, streamSummary } from '../state/streams.ts';
import { asFailure } from './changes.ts';
import { parseTags, type CreateFields } from './create-fields.ts';

const POLL_MS = 400;

/**
 * CreateStream, and then, once the stream is ACTIVE, the retention: CreateStream takes
 * none. Resolves when the service has accepted the stream.
 */
export async function createStream(
  fields: CreateFields,
  refresh: () => Promise<unknown>,
): Promise<Result<undefined, ServiceFailure>> {
  const { name, mode } = fields;
  const tags = parseTags(fields.tags);
  const hasTags = tags.ok && Object.keys(tags.value).length > 0;
  try {
    await call('CreateStream', {
      StreamName: name,
      StreamModeDetails: { StreamMode: mode },
      ...(mode === 'PROVISIONED' && { ShardCount: Number(fields.shards) }),
      ...(hasTags && { Tags: tags.value }),
    });
  } catch (thrown) {
    return err(asFailure(thrown));
  }
  void refresh();
  void finish(name, Number(fields.retention), refresh);
  return ok(undefined);
}

async function finish(
  name: string,
  retentionHours: number,
  refresh: () => Promise<unknown>,
): Promise<void> {
  try {
    let summary = await streamSummary(name);
    while (summary.status === 'CREATING') {
      await sleep(systemClock, POLL_MS);
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
