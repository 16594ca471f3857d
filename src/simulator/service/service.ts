import { ServiceError, type ApiObject, type Service, type Subscription } from '../operation.ts';
import { Account } from './account.ts';
import { activate } from './operations/streams.ts';
import { OPERATIONS } from './operations/table.ts';
import type { ServiceOptions } from './options.ts';

export { ConnectionCut } from './errors.ts';
export type { ServiceOptions } from './options.ts';
export type { Quota } from './quota-table.ts';

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
  return new PracticeService(options);
}

class PracticeService implements SimulatedService {
  readonly account: Account;

  constructor(options: ServiceOptions) {
    this.account = new Account(options);
  }

  async call(operation: string, input: ApiObject): Promise<ApiObject> {
    const run = OPERATIONS.get(operation);
    if (run === undefined) throw new ServiceError('UnknownOperationException', '');
    return run(this.account, input);
  }

  async subscribe(_input: ApiObject, _signal: AbortSignal): Promise<Subscription> {
    throw new ServiceError('UnknownOperationException', '');
  }

  seedStream(name: string, shardCount: number): void {
    const stream = this.account.addStream(name, 'PROVISIONED');
    activate(stream, shardCount);
  }

  close(): void {
    this.account.stop();
  }
}
