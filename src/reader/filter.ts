import { err, ok, type Result } from '../base/result.ts';
import { decodeUtf8 } from '../base/utf8.ts';
import { compareDecimals } from './decode/decimal.ts';
import { toHex } from './decode/hex.ts';
import {
  findInJson,
  parseJsonPath,
  type JsonPath,
  type JsonSlice,
} from './decode/json/json-path.ts';
import { jsonTexts, mayHoldSeveral } from './decode/json/json-texts.ts';
import { isJson } from './decode/json/json-walk.ts';
import { unpack } from './decode/steps.ts';

type FilterOperator = '=' | '!=' | '<' | '>' | '~';

/** Properties of a record beside its data, in paths written with `@`. */
const RECORD_PROPERTIES = ['@key', '@shard', '@sequence', '@arrival', '@size'] as const;
type RecordProperty = (typeof RECORD_PROPERTIES)[number];

interface Comparison {
  readonly kind: 'compare';
  readonly path: JsonPath | RecordProperty;
  readonly operator: FilterOperator;
  readonly value: string;
}

/** What a user typed, as data. Nothing of it is code. */
export type Filter =
  | { readonly kind: 'text'; readonly text: string }
  | Comparison
  /** `a=b` without blanks may be either. */
  | { readonly kind: 'either'; readonly text: string; readonly comparison: Comparison };

/** What a filter looks at. */
export interface Filterable {
  readonly shardId: string;
  readonly arrival: number;
  readonly partitionKey: string | undefined;
  readonly sequenceNumber?: string;
  readonly data: Uint8Array;
}

/** With blanks on both sides. What is before and after is cut off by hand: no search in a search. */
const SPACED_OPERATOR = /\s(!=|[=<>~])\s/;
const TIGHT = /^([^\s=!<>~]+)(!=|=|<|>|~)(\S+)$/;

/**
 * Reads free text, or `path op value` with op one of `= != < > ~` (contains). The
 * value may stand in quotes. Text in quotes is free text.
 */
export function parseFilter(input: string): Result<Filter, string> {
  const text = input.trim();
  if (text === '') return err('The filter is empty.');
  if (text.startsWith('"') && text.endsWith('"') && text.length > 2)
    return ok({ kind: 'text', text: text.slice(1, -1) });
  const spaced = splitSpaced(text);
  const tight = spaced === null ? TIGHT.exec(text) : null;
  const [, path = '', operator = '', value = ''] = spaced ?? tight ?? [];
  const parsed = path === '' ? err('') : parsePath(path);
  if (!parsed.ok) return ok({ kind: 'text', text });
  const comparison: Comparison = {
    kind: 'compare',
    path: parsed.value,
    operator: operator as FilterOperator,
    value: unquoted(value.trim()),
  };
  return ok(spaced === null ? { kind: 'either', text, comparison } : comparison);
}

/** Path, operator and value, as a match of the other pattern has them. */
function splitSpaced(text: string): readonly string[] | null {
  const found = SPACED_OPERATOR.exec(text);
  if (found === null) return null;
  const [all, operator = ''] = found;
  const path = text.slice(0, found.index).trimEnd();
  return [text, path, operator, text.slice(found.index + all.length).trimStart()];
}

function parsePath(path: string): Result<JsonPath | RecordProperty, string> {
  const property = RECORD_PROPERTIES.find((name) => name === path);
  if (property !== undefined) return ok(property);
  return parseJsonPath(path);
}

function unquoted(value: string): string {
  const quote = value[0];
  const closed = value.length >= 2 && value.endsWith(quote ?? '');
  return (quote === '"' || quote === "'") && closed ? value.slice(1, -1) : value;
}

/** The partition key whose records alone a filter lets through, if it is such a one. */
export function tracedKey(filter: Filter): string | undefined {
  if (filter.kind !== 'compare' || filter.path !== '@key' || filter.operator !== '=')
    return undefined;
  return filter.value;
}

/** A filter made ready, to be asked about many records. Each unpacks what it is packed in. */
export function compileFilter(filter: Filter): (record: Filterable) => boolean {
  switch (filter.kind) {
    case 'text': {
      const needle = filter.text.toLowerCase();
      return (record) => containsText(record, textOf(record.data), needle);
    }
    case 'compare':
      return (record) => compares(filter, record);
    case 'either': {
      const needle = filter.text.toLowerCase();
      return (record) =>
        compares(filter.comparison, record) || containsText(record, textOf(record.data), needle);
    }
  }
}

function textOf(data: Uint8Array): string {
  return decodeUtf8(unpack(data).bytes);
}

/** Free text is looked for in the data, the partition key and, for the patient, in hexadecimal. */
function containsText(record: Filterable, text: string, needle: string): boolean {
  if (text.toLowerCase().includes(needle)) return true;
  if (record.partitionKey?.toLowerCase().includes(needle) === true) return true;
  if (!/^0x[0-9a-f]+$/.test(needle)) return false;
  return toHex(record.data).includes(needle.slice(2));
}

function compares(comparison: Comparison, record: Filterable): boolean {
  const { path } = comparison;
  if (path === '@key' || path === '@shard') {
    // "07" and "7" are two keys, whatever they are as numbers.
    const name = path === '@key' ? record.partitionKey : record.shardId;
    if (comparison.operator === '=') return name === comparison.value;
    if (comparison.operator === '!=') return name !== comparison.value;
  }
  if (typeof path === 'string') return holds(comparison, propertyOf(path, record));
  const text = textOf(record.data);
  // A value that is found decides without a look at the rest of the text.
  const found = findInJson(text, path);
  if (found !== undefined && holds(comparison, found)) return true;
  if (found === undefined && comparison.operator !== '!=' && !mayHoldSeveral(text)) return false;
  if (isJson(text)) return holds(comparison, found);
  return jsonTexts(text)?.some((one) => holds(comparison, findInJson(one, path))) ?? false;
}

function propertyOf(property: RecordProperty, record: Filterable): JsonSlice | undefined {
  switch (property) {
    case '@key':
      return record.partitionKey === undefined
        ? undefined
        : { kind: 'string', text: record.partitionKey };
    case '@shard':
      return { kind: 'string', text: record.shardId };
    case '@sequence':
      return record.sequenceNumber === undefined
        ? undefined
        : { kind: 'number', text: record.sequenceNumber };
    case '@arrival':
      return { kind: 'string', text: new Date(record.arrival).toISOString() };
    case '@size':
      return { kind: 'number', text: String(record.data.length) };
  }
}

/** A value that is not there differs from every value, and is nothing else. */
function holds({ operator, value }: Comparison, found: JsonSlice | undefined): boolean {
  if (found === undefined) return operator === '!=';
  switch (operator) {
    case '=':
      return compareValues(found.text, value) === 0;
    case '!=':
      return compareValues(found.text, value) !== 0;
    case '<':
      return compareValues(found.text, value) < 0;
    case '>':
      return compareValues(found.text, value) > 0;
    case '~':
      return found.text.toLowerCase().includes(value.toLowerCase());
  }
}

/** As decimal numbers, every digit counting, when both are; otherwise as text. */
function compareValues(a: string, b: string): number {
  return compareDecimals(a, b) ?? (a < b ? -1 : a > b ? 1 : 0);
}
