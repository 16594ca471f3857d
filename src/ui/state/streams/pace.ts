import type { Connection } from '../../../connection/connection.ts';

/** How often the page asks how streams stand, ms. */
export interface Pace {
  /** The list while nothing changes. */
  readonly list: number;
  /** One stream while nothing changes. */
  readonly stream: number;
  /** Either while a stream is created, changed or deleted. */
  readonly changing: number;
}

const NEAR: Pace = { list: 10_000, stream: 5_000, changing: 500 };

/**
 * An AWS account has 20 DescribeStreamSummary a second for everybody in it (facts §1): thirty pages
 * of a class, three streams in the list of each, ask 6 times a second. A change there takes tens of seconds.
 */
const AWS: Pace = { list: 30_000, stream: 10_000, changing: 4_000 };

export function paceOf({ kind }: Connection): Pace {
  return kind === 'aws' ? AWS : NEAR;
}
