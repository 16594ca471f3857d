import type { ApiObject, Service, Subscription } from '../operation.ts';
import { Account } from './account.ts';
import { dispatch } from './dispatch.ts';
import { activate } from './operations/streams.ts';
import type { ServiceOptions } from './options.ts';
import { subscribeToShard } from './subscribe.ts';

export { ConnectionCut } from './errors.ts';
export type { ServiceOptions } from './options.ts';
export type { Quota } from './quota-table.ts';
export type { ActiveFault, Fault, FaultScope } from './faults.ts';

/** The practice service: the seam of the protocol, and what a page shows and switches beside it. */
export interface SimulatedService extends Service {
  readonly account: Account;
  /** Makes a stream that is ACTIVE at once; no quota is asked. For a first visit and `--stream`. */
  seedStream(name: string, shardCount: number): void;
  /** Ends timers; nothing more happens. */
  close(): void;
}

/** Makes a service with no streams. */
export function createService(options: ServiceOptions): SimulatedService {
  const account = new Account(options);
  return {
    account,
    call: (operation: string, input: ApiObject): Promise<ApiObject> =>
      dispatch(account, operation, input),
    subscribe: (input: ApiObject, signal: AbortSignal): Promise<Subscription> =>
      subscribeToShard(account, input, signal),
    seedStream(name, shardCount) {
      activate(account.addStream(name, 'PROVISIONED'), shardCount);
    },
    close() {
      account.stop();
    },
  };
}
