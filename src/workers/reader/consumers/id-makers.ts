import { recordDigest } from '../../../load/accounts/record-digest.ts';
import { stampOf } from '../../../load/records/stamp.ts';
import type { IdMakers } from '../../../reader/compute/record-id.ts';
import { unpack } from '../../../reader/decode/steps.ts';

/** Ids as runs make them. */
export const ID_MAKERS: IdMakers = {
  digest: recordDigest,
  stamp({ data }) {
    const stamp = stampOf(unpack(data).bytes);
    return stamp === undefined ? undefined : `${stamp.run}/${stamp.record}`;
  },
};
