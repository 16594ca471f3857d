import { openToken, sealToken } from './opaque-token.ts';

/** What a shard iterator stands for. */
export interface IteratorToken {
  /** Epoch ms of the stream's clock. */
  readonly issuedAt: number;
  readonly stream: string;
  /** Tells a stream from an earlier one of the same name. */
  readonly serial: number;
  /** Epoch ms: the same, for one of an earlier service, as after a restart. */
  readonly createdAt: number;
  readonly shardIndex: number;
  /** Sequence index of the record that is read next. */
  readonly next: number;
}

export function encodeIterator(token: IteratorToken): string {
  return sealToken('iterator', [
    token.issuedAt,
    token.stream,
    token.serial,
    token.createdAt,
    token.shardIndex,
    token.next,
  ]);
}

export function decodeIterator(text: string): IteratorToken | undefined {
  const fields = openToken('iterator', text);
  if (fields?.length !== 6) return undefined;
  const [issuedAt, stream, serial, createdAt, shardIndex, next] = fields as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    issuedAt: Number(issuedAt),
    stream,
    serial: Number(serial),
    createdAt: Number(createdAt),
    shardIndex: Number(shardIndex),
    next: Number(next),
  };
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** As `java.util.Date` prints it: `Thu Jan 22 01:22:02 UTC 2015`. */
export function javaDate(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':');
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${two(date.getUTCDate())} ${time} UTC ${date.getUTCFullYear()}`;
}
