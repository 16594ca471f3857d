import { own } from '../../../base/own.ts';
import { ByteWriter } from '../../program/byte-writer.ts';
import { DATE_TOKENS, LONG_FORMATS, type Moment } from './date-tokens.ts';

/** Minutes east of UTC, or the machine's own zone. */
export type Zone = number | 'local';

const QUARTER_HOUR = 900_000;
/** Zones change their offset at quarter hours only. */
const localOffsets = new Map<number, number>();

/** Minutes east of UTC at that moment. */
function offsetAt(zone: Zone, epochMs: number): number {
  if (zone !== 'local') return zone;
  const quarter = Math.floor(epochMs / QUARTER_HOUR);
  let offset = localOffsets.get(quarter);
  if (offset === undefined) {
    if (localOffsets.size > 1000) localOffsets.clear();
    offset = -new Date(epochMs).getTimezoneOffset();
    localOffsets.set(quarter, offset);
  }
  return offset;
}

const LONG = /(\[[^[\]]*\])|\\(.)|(LTS|LT|LL?L?L?|l{1,4})/g;
const NAMES =
  '[Hh]mm(?:ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[ow]?|W[oW]?|Qo?|YYYYYY|YYYYY|YYYY|YY|Y|' +
  'ggggg|gggg|gg|GGGGG|GGGG|GG|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?';
/** Text in brackets, an escaped token or character, a token, any other character. */
const TOKEN = new RegExp(String.raw`\[([^[\]]*)\]|\\(${NAMES}|.)|(${NAMES})|(.)`, 'gsu');

type Piece = { readonly text: string } | { readonly token: string };

/** What a patch shows. */
type Field = 'hours' | 'minutes' | 'seconds' | 'fraction' | 'milliseconds';

/** A part of the output that changes within a period: where it stands, and how wide it is. */
interface Patch {
  readonly at: number;
  readonly width: number;
  readonly field: Field;
}

/** What was shown last in a period, and the parts to write anew. */
interface Shown {
  readonly period: number;
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly patches: readonly Patch[];
}

const DAY = 86_400_000;
const SECOND = 1000;
/** Tokens of two digits that are patched within a day. */
const PATCHED: Readonly<Record<string, Field>> = { HH: 'hours', mm: 'minutes', ss: 'seconds' };
/** Tokens that change within a day in another way. */
const CHANGES = /^[HhkmsaAxX]/;

/**
 * moment's format language (the tokens of moment 2.17, which KDG used; English names).
 * The output is kept for a period, in which only digits of a fixed width change: a day
 * where the format allows that, else a second.
 */
export class DateFormat {
  readonly #pieces: readonly Piece[];
  readonly #zone: Zone;
  readonly #isUtc: boolean;
  readonly #draft = new ByteWriter(64);
  /** Milliseconds. */
  readonly #period: number;
  /** One for even periods and one for odd ones: times of the last 24 hours are of two days. */
  readonly #shown: [Shown | undefined, Shown | undefined] = [undefined, undefined];

  /** @param isUtc decides what `z` shows */
  constructor(format: string, zone: Zone, isUtc = false) {
    this.#pieces = piecesOf(format);
    this.#zone = zone;
    this.#isUtc = isUtc;
    const byDay = this.#pieces.every(
      (piece) => 'text' in piece || piece.token in PATCHED || !CHANGES.test(piece.token),
    );
    this.#period = byDay ? DAY : SECOND;
  }

  write(out: ByteWriter, epochMs: number): void {
    const offset = offsetAt(this.#zone, epochMs);
    const local = Math.floor(epochMs) + offset * 60_000;
    const period = Math.floor(local / this.#period);
    const slot = (period & 1) as 0 | 1;
    let shown = this.#shown[slot];
    if (shown?.period !== period || shown.offset !== offset || epochMs < 0)
      this.#shown[slot] = shown = this.#render(epochMs, offset, period);
    if (shown.patches.length > 0) patch(shown, local - period * this.#period);
    out.copy(shown.bytes);
  }

  text(epochMs: number): string {
    const out = new ByteWriter(64);
    this.write(out, epochMs);
    return out.textFrom(0);
  }

  #render(epochMs: number, offset: number, period: number): Shown {
    const draft = this.#draft;
    draft.clear();
    const patches: Patch[] = [];
    const moment = momentAt(epochMs, offset, this.#isUtc);
    for (const piece of this.#pieces) {
      if ('text' in piece) draft.text(piece.text);
      else this.#token(piece.token, moment, patches);
    }
    return { period, offset, bytes: draft.bytes.slice(0, draft.length), patches };
  }

  #token(token: string, moment: Moment, patches: Patch[]): void {
    const draft = this.#draft;
    const at = draft.length;
    const width = token.length;
    if (token.startsWith('S')) {
      const digits = String(moment.milliseconds).padStart(3, '0').padEnd(width, '0');
      draft.text(digits.slice(0, width));
      patches.push({ at, width, field: 'fraction' });
      return;
    }
    draft.text(token === 'x' ? String(moment.epochMs) : (own(DATE_TOKENS, token)?.(moment) ?? ''));
    if (token === 'x' && moment.epochMs >= 1000)
      patches.push({ at: draft.length - 3, width: 3, field: 'milliseconds' });
    const field = this.#period === DAY ? own(PATCHED, token) : undefined;
    if (field !== undefined) patches.push({ at, width, field });
  }
}

/** @param since milliseconds since the period began */
function patch({ bytes, patches }: Shown, since: number): void {
  const seconds = Math.floor(since / 1000);
  const milliseconds = since - seconds * 1000;
  const minutes = Math.floor(seconds / 60);
  for (const { at, width, field } of patches) {
    if (field === 'fraction' || field === 'milliseconds') {
      const hundreds = Math.floor(milliseconds / 100);
      const tens = Math.floor(milliseconds / 10) - hundreds * 10;
      bytes[at] = 48 + hundreds;
      if (width > 1) bytes[at + 1] = 48 + tens;
      if (width > 2) bytes[at + 2] = 48 + milliseconds - hundreds * 100 - tens * 10;
      continue;
    }
    const value =
      field === 'hours'
        ? Math.floor(minutes / 60)
        : field === 'minutes'
          ? minutes % 60
          : seconds % 60;
    const tens = Math.floor(value / 10);
    bytes[at] = 48 + tens;
    bytes[at + 1] = 48 + value - tens * 10;
  }
}

function momentAt(epochMs: number, offset: number, isUtc: boolean): Moment {
  const date = new Date(epochMs + offset * 60_000);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    day: date.getUTCDate(),
    weekday: date.getUTCDay(),
    hours: date.getUTCHours(),
    minutes: date.getUTCMinutes(),
    seconds: date.getUTCSeconds(),
    milliseconds: date.getUTCMilliseconds(),
    offset,
    epochMs,
    isUtc,
  };
}

function piecesOf(format: string): Piece[] {
  const pieces: Piece[] = [];
  const expanded = expandLong(format);
  for (const [, bracketed, escaped, token, other] of expanded.matchAll(TOKEN)) {
    if (token !== undefined) pieces.push({ token });
    else pieces.push({ text: bracketed ?? escaped ?? other ?? '' });
  }
  return pieces;
}

/** `LT` and its like stand for whole formats. */
function expandLong(format: string): string {
  return format.replaceAll(LONG, (whole, bracketed, escaped, name: string | undefined) =>
    bracketed !== undefined || escaped !== undefined || name === undefined
      ? whole
      : (own(LONG_FORMATS, name) ?? whole),
  );
}
