import { recordDigest } from '../../../load/receipts.ts';
import type { IdMakers } from '../../../reader/compute/record-id.ts';

/** Ids as runs make them. */
export const ID_MAKERS: IdMakers = {
  digest: recordDigest,
  stamp: () => undefined,
};
