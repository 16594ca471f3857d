import { utf8Length } from '../../base/utf8.ts';
import { PAYLOAD_UNIT_BYTES } from '../quotas-and-prices/quotas.ts';

/**
 * What a record weighs against every limit, in bytes: the data before base64 plus
 * the partition key in UTF-8. An explicit hash key is not counted (docs/kinesis.md#record-size).
 */
export function recordSize(dataLength: number, partitionKey: string): number {
  return dataLength + utf8Length(partitionKey);
}

/**
 * PUT payload units: each record is rounded up to 25 KB, and an empty one is one unit
 * (docs/kinesis.md#put-payload-units).
 */
export function payloadUnits(sizeBytes: number): number {
  return Math.max(1, Math.ceil(sizeBytes / PAYLOAD_UNIT_BYTES));
}
