import { systemClock } from '../../src/base/clock.ts';
import { openPortDoor } from '../../src/simulator/door/port-door.ts';
import { createHandler } from '../../src/simulator/protocol/handler.ts';
import { createService } from '../../src/simulator/service/service.ts';

/** Shards enough that the quotas of the service do not decide: a million records a second. */
const SHARDS = 200;
const MAX_BYTES = 256 * 1024 * 1024;

const service = createService({
  clock: systemClock,
  accountId: '123456789012',
  region: 'us-east-1',
  seed: 1,
  transitionMs: 0,
  limits: false,
  maxBytes: MAX_BYTES,
});
service.seedStream('bench', SHARDS);
const handler = createHandler(service);

addEventListener('message', ({ ports: [port] }: MessageEvent) => {
  if (port !== undefined) openPortDoor(port, handler);
});
