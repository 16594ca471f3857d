import * as z from 'zod/mini';
import { OUTPUTS } from '../../../template/output/encode-record.ts';

const listText = z.union([z.object({ lines: z.string() }), z.object({ csv: z.string() })]);

/** How a template's text becomes records, and the lists it draws from. Older documents lack these. */
export const templateFormat = {
  /** After each record: `newline`, `none`, or the text itself. */
  delimiter: z._default(z.string().check(z.maxLength(1000)), 'newline'),
  output: z._default(z.enum(OUTPUTS), 'auto'),
  /** The language of made-up words; faker's name of it. */
  locale: z._default(z.string().check(z.maxLength(100)), 'en'),
  /** By name, as pasted or uploaded. */
  lists: z._default(z.record(z.string(), listText), {}),
};

export const compression = z._default(z.enum(['none', 'gzip']), 'none');

/** What a text has that was made for no template: one from a record, say. */
export const PLAIN_FORMAT = {
  delimiter: 'newline',
  output: 'auto',
  locale: 'en',
  lists: {},
} as const;
