import * as z from 'zod/mini';
import { assert } from '../../../base/assert.ts';
import { GALLERY } from '../../../template/gallery.ts';
import { createSavedStore } from '../saved/saved-store.ts';
import { PLAIN_FORMAT, templateFormat } from '../templates/template-format.ts';
import { fieldNumber } from '../../text/format.ts';

/** What is typed into the fields of a choice, by field name. */
const values = z.record(z.string(), z.string());

/**
 * The run that the workbench is set to, as typed: fields hold text until Start, so that
 * nothing a user has written is lost or rewritten.
 */
const schema = z.object({
  version: z.literal(1),
  template: z.string(),
  /** The saved template it came from, for the page's title. */
  templateName: z.string(),
  /** What the run is called; empty: as its template. */
  runName: z._default(z.string(), ''),
  oneLine: z.boolean(),
  ...templateFormat,
  keys: z.object({ strategy: z.string(), values }),
  profile: z.object({ type: z.string(), values }),
  end: z.object({
    kind: z.enum(['total', 'duration', 'hand']),
    total: z.string(),
    /** Seconds. */
    duration: z.string(),
  }),
  sending: z.object({
    retry: z.enum(['none', 'immediate', 'backoff']),
    /** Seconds. */
    ttl: z.string(),
    inFlight: z.string(),
    /** Milliseconds. */
    linger: z.string(),
    batchRecords: z._default(z.string(), '500'),
    batchKiB: z._default(z.string(), '5120'),
    limiter: z.enum(['off', 'kpl', 'strict']),
    aggregate: z.boolean(),
    gzip: z.boolean(),
    ordered: z.boolean(),
    streamBodies: z._default(z.boolean(), false),
    stamp: z._default(z.boolean(), false),
    seed: z.string(),
  }),
});

export type Draft = z.infer<typeof schema>;

const [FIRST] = GALLERY;
assert(FIRST !== undefined, 'the gallery has a template for the first visit');

export const draft = createSavedStore<Draft>('draft', 'What is set on the Workbench', schema, {
  version: 1,
  template: FIRST.template,
  templateName: FIRST.name,
  runName: '',
  oneLine: true,
  ...PLAIN_FORMAT,
  keys: { strategy: 'uuid', values: {} },
  profile: { type: 'constant', values: {} },
  end: { kind: 'hand', total: '10000', duration: '60' },
  sending: {
    retry: 'backoff',
    ttl: '30',
    inFlight: '6',
    linger: '100',
    batchRecords: '500',
    batchKiB: '5120',
    limiter: 'off',
    aggregate: false,
    gzip: false,
    ordered: false,
    streamBodies: false,
    stamp: false,
    seed: '',
  },
});

/** The target that is typed in, when it is a constant rate. */
export function draftRate({ profile }: Draft): number | undefined {
  if (profile.type !== 'constant') return undefined;
  const rate = fieldNumber(profile.values['rate'] ?? '1000');
  return typeof rate === 'number' ? rate : undefined;
}
