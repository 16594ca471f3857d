import { systemClock } from '../../base/clock.ts';
import { PRACTICE, PRACTICE_ACCOUNT } from '../../connection/connection.ts';
import { openPortDoor } from '../../simulator/door/port-door.ts';
import { createHandler } from '../../simulator/protocol/handler.ts';
import { createService } from '../../simulator/service/service.ts';
import { serve } from '../port.ts';
import type { PracticeProtocol } from './protocol.ts';

/** Creating, resharding and deleting take this long, so that a student sees the states. */
const TRANSITION_MS = 1500;
const MAX_BYTES = 512 * 1024 * 1024;

/** The stream that is there at the first visit. */
const FIRST_STREAM = { name: 'practice', shards: 4 };

const service = createService({
  clock: systemClock,
  accountId: PRACTICE_ACCOUNT,
  region: PRACTICE.region,
  seed: systemClock.epoch() >>> 0,
  transitionMs: TRANSITION_MS,
  limits: true,
  maxBytes: MAX_BYTES,
});
service.seedStream(FIRST_STREAM.name, FIRST_STREAM.shards);

const handler = createHandler(service);

/** The practice worker: one simulator for all tabs of this browser. */
export function accept(port: MessagePort): void {
  serve<PracticeProtocol>(port, {
    'door:open'({ port: door }) {
      openPortDoor(door, handler);
    },
  });
}
