import { encodeUtf8 } from '../../base/utf8.ts';
import { ok, type Result } from '../../base/result.ts';
import {
  checkCommonSchema,
  encodeRecord,
  LineIndex,
  jsonMistake,
  type JsonMistake,
  type Output,
  type PlacedText,
  type Renderer,
  type TemplateProblem,
} from '../../template/index.ts';
import type { Preview, PreviewRequest, SampleMistake } from './protocol.ts';

/** A sample of more characters than this is cut: the page shows one line of it. */
const LONGEST_SAMPLE = 20_000;
/** A sample of more than this is the last: a preview has a second, and the others look like it. */
const LAST_SAMPLE = 2 * 1024 * 1024;
/** Bytes of a sample that is no text. */
const SHOWN_BYTES = 64;
/** A preview shows records of one key and shard when the template asks for them. */
const SAMPLE_KEY = 'sample-key';
const SAMPLE_SHARD = 'shardId-000000000000';
const GAP_MS = 1000;

export type Samples = Pick<Preview, 'samples' | 'keys' | 'mistake'>;

export function contextOf(dueEpochMs: number) {
  return { dueEpochMs, key: SAMPLE_KEY, shardId: SAMPLE_SHARD };
}

/** @param renderer one that traces @param hasKey whether it makes the partition keys too */
export function makeSamples(
  renderer: Renderer,
  { source, output, count, now }: PreviewRequest,
  hasKey: boolean,
): Result<Samples, TemplateProblem> {
  const samples: string[] = [];
  const keys: string[] = [];
  let mistake: SampleMistake | undefined;
  for (let recordIndex = 0; recordIndex < count; recordIndex += 1) {
    const context = { recordIndex, ...contextOf(now + recordIndex * GAP_MS) };
    const key = hasKey ? renderer.renderKey(context) : ok(SAMPLE_KEY);
    if (!key.ok) return key;
    if (hasKey) keys.push(key.value.slice(0, 256));
    const made = renderer.renderPlaced({ ...context, key: key.value });
    if (!made.ok) return made;
    const { text } = made.value;
    samples.push(output === 'base64' ? bytesShown(text) : text.slice(0, LONGEST_SAMPLE));
    mistake ??= mistakeIn(made.value, output, source, recordIndex + 1);
    if (text.length > LAST_SAMPLE) break;
  }
  return ok({ samples, keys, ...(mistake !== undefined && { mistake }) });
}

function mistakeIn(
  made: PlacedText,
  output: Output,
  template: string,
  record: number,
): SampleMistake | undefined {
  if (output === 'base64') {
    const encoded = encodeRecord(encodeUtf8(made.text), { output, compression: 'none' });
    if (encoded.ok) return undefined;
    const place = { offset: 0, length: template.length, line: 1, column: 1 };
    const message = `record ${record}: ${encoded.error}`;
    return { kind: 'base64', record, source: { severity: 'warning', message, ...place } };
  }
  const found = jsonMistakeIn(made.text, output);
  if (found === undefined) return schemaMistake(made.text, template, record);
  const span = made.sourceOf(found.position);
  const place = { ...span, ...new LineIndex(template).at(span.offset) };
  const message = `record ${record} is not JSON here: ${found.message}`;
  return {
    kind: 'json',
    record,
    position: found.position,
    source: { severity: 'warning', message, ...place },
  };
}

/** A record with one of its names is meant to keep the common log schema. */
function schemaMistake(text: string, template: string, record: number): SampleMistake | undefined {
  if (!/^\s*\{/.test(text) || !/"log_(?:type|id)"\s*:/.test(text)) return undefined;
  const wrong = checkCommonSchema(text);
  if (wrong === undefined) return undefined;
  const [found = ''] = /"\w+"/.exec(wrong) ?? [];
  const offset = Math.max(0, template.indexOf(found));
  const length = template.startsWith(found, offset) ? found.length : 1;
  const place = { offset, length, ...new LineIndex(template).at(offset) };
  const message = `record ${record} breaks the common log schema: ${wrong}`;
  return { kind: 'schema', record, source: { severity: 'warning', message, ...place } };
}

function jsonMistakeIn(text: string, output: Output): JsonMistake | undefined {
  if (output === 'csv' || output === 'text' || (output === 'auto' && !looksLikeJson(text)))
    return undefined;
  const mistake = jsonMistake(text);
  if (mistake === undefined || !text.includes('\n')) return mistake;
  // Several lines of JSON are what some consumers want.
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  return lines.every((line) => jsonMistake(line) === undefined) ? undefined : mistake;
}

/** A log line may begin with a bracket, too; but then it does not end with one. */
function looksLikeJson(text: string): boolean {
  return /^\s*\{/.test(text) || (/^\s*\[/.test(text) && /\]\s*$/.test(text));
}

/** `ff d8 ff (3 bytes)`; text that is no base64 as it stands. */
function bytesShown(text: string): string {
  const decoded = encodeRecord(encodeUtf8(text), { output: 'base64', compression: 'none' });
  if (!decoded.ok) return text.slice(0, LONGEST_SAMPLE);
  const { value } = decoded;
  const hex = [...value.subarray(0, SHOWN_BYTES)].map((byte) => byte.toString(16).padStart(2, '0'));
  return `${hex.join(' ')}${value.length > SHOWN_BYTES ? ' …' : ''} (${value.length} bytes)`;
}
