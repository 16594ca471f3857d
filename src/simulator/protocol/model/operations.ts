import type { Operation } from '../shape.ts';
import { CHANNEL_OPERATIONS } from './channels.ts';
import { RECORD_OPERATIONS } from './records.ts';
import { SETTINGS_OPERATIONS } from './settings.ts';
import { STREAM_OPERATIONS } from './streams.ts';

/** Every operation of the API (docs/kinesis.md#operations), by name. */
export const OPERATIONS: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...STREAM_OPERATIONS,
    ...RECORD_OPERATIONS,
    ...SETTINGS_OPERATIONS,
    ...CHANNEL_OPERATIONS,
  }),
);

/** The only prefix of `x-amz-target` there is: service and version. */
export const TARGET_PREFIX = 'Kinesis_20131202';
