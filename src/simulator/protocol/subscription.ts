import { encodeUtf8 } from '../../base/utf8.ts';
import { ServiceError, type ApiObject, type Service, type WireResponse } from '../operation.ts';
import { jsonCodec, type Codec } from './codec.ts';
import { EVENT_STREAM_TYPE, eventFrame, exceptionFrame } from './event-stream.ts';
import { SUBSCRIBE_TO_SHARD_EVENT } from './model/records.ts';
import type { Headers } from './responses.ts';

const EMPTY_JSON = encodeUtf8('{}');
const EMPTY_CBOR = new Uint8Array([0xa0]);

/**
 * SubscribeToShard: the service is asked first, so that its refusal is an ordinary error;
 * then the frames follow, `initial-response` at once (docs/kinesis.md#event-streams).
 * @throws ServiceError
 */
export async function subscriptionAnswer(
  service: Service,
  input: ApiObject,
  signal: AbortSignal | undefined,
  codec: Codec,
  headers: Headers,
): Promise<WireResponse> {
  const stop = new AbortController();
  const stopNow = (): void => {
    stop.abort();
  };
  if (signal?.aborted === true) stopNow();
  signal?.addEventListener('abort', stopNow, { once: true });
  const { events } = await service.subscribe(input, stop.signal);
  headers['content-type'] = EVENT_STREAM_TYPE;
  return { status: 200, headers, body: frames(events, codec, stopNow) };
}

/** Ends the subscription when whoever reads it stops reading. */
async function* frames(
  events: AsyncIterable<ApiObject>,
  codec: Codec,
  stop: () => void,
): AsyncGenerator<Uint8Array> {
  const type = codec.eventContentType;
  try {
    yield eventFrame('initial-response', type, codec === jsonCodec ? EMPTY_JSON : EMPTY_CBOR);
    for await (const event of events) {
      yield eventFrame(
        'SubscribeToShardEvent',
        type,
        codec.encode(event, SUBSCRIBE_TO_SHARD_EVENT),
      );
    }
  } catch (thrown) {
    if (!(thrown instanceof ServiceError)) throw thrown;
    yield exceptionFrame(thrown.name, type, codec.encodePlain({ message: thrown.message }));
  } finally {
    stop();
  }
}
