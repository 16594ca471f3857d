import { systemClock } from '../../../base/clock.ts';
import { MIB } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { openHttpDoor } from '../../http/server.ts';
import { createHandler } from '../../protocol/handler.ts';
import { createService, type SimulatedService } from '../../service/service.ts';

/** Our service on a port of its own, as `shardlab simulate` opens it. */
export interface RunningSimulator {
  readonly url: string;
  readonly service: SimulatedService;
  /** What the service threw and should not have. */
  readonly bugs: unknown[];
  stop(): Promise<void>;
}

export async function startSimulator(
  options: { transitionMs?: number; limits?: boolean } = {},
): Promise<RunningSimulator> {
  const service = createService({
    clock: systemClock,
    accountId: '123456789012',
    region: 'us-east-1',
    seed: 1,
    transitionMs: options.transitionMs ?? 10,
    limits: options.limits ?? true,
    maxBytes: 256 * MIB,
  });
  const bugs: unknown[] = [];
  const handler = createHandler(service, { onBug: (thrown) => bugs.push(thrown) });
  const door = await openHttpDoor({ handler, host: '127.0.0.1', port: 0 });
  return {
    url: `http://127.0.0.1:${door.port}`,
    service,
    bugs,
    async stop() {
      await door.stop();
      service.close();
    },
  };
}

/** Asks until the answer pleases. @throws Error after five seconds */
export async function until<T>(ask: () => Promise<T>, pleases: (answer: T) => boolean): Promise<T> {
  const deadline = Date.now() + 5000;
  for (;;) {
    const answer = await ask();
    if (pleases(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`still ${JSON.stringify(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
