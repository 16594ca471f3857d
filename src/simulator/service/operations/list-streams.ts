import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { numberOf, textOf } from '../input.ts';
import { openPageToken, pageToken } from '../page-token.ts';

/** A larger Limit is taken and gives no more (API model). */
const PAGE = 100;

export function listStreams(account: Account, input: ApiObject): ApiObject {
  const token = textOf(input, 'NextToken');
  const after =
    token === undefined
      ? textOf(input, 'ExclusiveStartStreamName')
      : openPageToken(account, 'streams', token, account.clock.epoch())[0];
  const limit = Math.min(numberOf(input, 'Limit') ?? PAGE, PAGE);
  const streams = [...account.streams.values()]
    .filter(({ name }) => after === undefined || name > after)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const page = streams.slice(0, limit);
  const last = page.at(-1);
  const hasMore = streams.length > page.length;
  return {
    StreamNames: page.map(({ name }) => name),
    HasMoreStreams: hasMore,
    ...(hasMore &&
      last !== undefined && {
        NextToken: pageToken('streams', account.clock.epoch(), [last.name]),
      }),
    StreamSummaries: page.map((stream) => ({
      StreamName: stream.name,
      StreamARN: stream.arn,
      StreamStatus: stream.status,
      StreamModeDetails: { StreamMode: stream.mode },
      StreamCreationTimestamp: stream.identity.createdAt,
    })),
  };
}
