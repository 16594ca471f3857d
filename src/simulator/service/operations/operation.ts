import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';

/** One operation of the API on one account. @throws ServiceError */
export type Operation = (account: Account, input: ApiObject) => ApiObject;
