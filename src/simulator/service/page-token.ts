import { ServiceError, type ApiObject } from '../operation.ts';
import type { Account } from './account.ts';
import { invalidArgument } from './errors.ts';
import { javaDate } from './iterator-token.ts';
import { openToken, sealToken } from './opaque-token.ts';

/**
 * NextToken of a list: lives as long as a shard iterator.
 * @param now epoch ms of the clock that it is later opened with
 */
export function pageToken(list: string, now: number, fields: readonly string[]): string {
  return sealToken(list, [now, ...fields]);
}

/**
 * The token already says which list continues, so nothing else in the call may say it again.
 * @param members of the input, in the order in which they are looked at
 * @throws ServiceError InvalidArgument
 */
export function refuseBesideToken(input: ApiObject, members: readonly string[]): void {
  if (input['NextToken'] === undefined) return;
  for (const member of members)
    if (input[member] !== undefined)
      throw invalidArgument(`NextToken and ${member} cannot be provided together.`);
}

/** The fields of a NextToken. @throws ServiceError InvalidArgument, ExpiredNextToken */
export function openPageToken(
  account: Account,
  list: string,
  token: string,
  now: number,
): readonly string[] {
  const [issued, ...fields] = openToken(list, token) ?? [];
  if (issued === undefined) throw invalidArgument('Invalid NextToken.');
  const lifetime = account.quotas.limit('iterator-lifetime');
  if (now - Number(issued) > lifetime)
    throw new ServiceError(
      'ExpiredNextTokenException',
      `NextToken expired. It was created at time ${javaDate(Number(issued))} while right now it is ${javaDate(now)} which is further in the future than the tolerated delay of ${lifetime} milliseconds.`,
    );
  return fields;
}
