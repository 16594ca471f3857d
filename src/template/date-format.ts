import { ByteWriter } from './byte-writer.ts';
import { DATE_TOKENS, LONG_FORMATS, type Moment } from './date-tokens.ts';

/** Minutes east of UTC, or the machine's own zone. */
export type Zone = number | 'local';

const QUARTER_HOUR = 900_000;
/** Zones change their offset at quarter hours only. */
const localOffsets = new Map<number, number>();

/** Minutes east of UTC at that moment. */
export function offsetAt(zone: Zone, epochMs: number): number {
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

/** A part of the output that changes within a second: where it stands, and how wide it is. */
interface Patch {
  readonly at: number;
  readonly width: number;
  readonly isFraction: boolean;
}

/**
 * moment's format language (the tokens of moment 2.17, which KDG used; English names).
 * The output is kept for a second, in which only fractions change.
 */
export class DateFormat {
  readonly #pieces: readonly Piece[];
  readonly #zone: Zone;
  readonly #isUtc: boolean;
  readonly #draft = new ByteWriter(64);
  /** What was shown last. */
  #shown = new Uint8Array(0);
  #patches: Patch[] = [];
  #second = Number.NaN;

  /** @param isUtc decides what `z` shows */
  constructor(format: string, zone: Zone, isUtc = false) {
    this.#pieces = piecesOf(format);
    this.#zone = zone;
    this.#isUtc = isUtc;
  }

  write(out: ByteWriter, epochMs: number): void {
    const second = Math.floor(epochMs / 1000);
    if (second !== this.#second || epochMs < 0) this.#render(epochMs, second);
    if (this.#patches.length > 0) this.#patch(this.#shown, epochMs - second * 1000);
    out.copy(this.#shown);
  }

  text(epochMs: number): string {
    const out = new ByteWriter(64);
    this.write(out, epochMs);
    return out.textFrom(0);
  }

  #render(epochMs: number, second: number): void {
    const draft = this.#draft;
    draft.clear();
    this.#patches = [];
    const moment = momentAt(epochMs, offsetAt(this.#zone, epochMs), this.#isUtc);
    for (const piece of this.#pieces) {
      if ('text' in piece) draft.text(piece.text);
      else this.#token(piece.token, moment, draft);
    }
    this.#shown = draft.bytes.slice(0, draft.length);
    this.#second = Number.isFinite(second) ? second : Number.NaN;
  }

  #token(token: string, moment: Moment, draft: ByteWriter): void {
    const at = draft.length;
    if (token.startsWith('S')) {
      const width = token.length;
      const digits = String(moment.milliseconds).padStart(3, '0').padEnd(width, '0');
      draft.text(digits.slice(0, width));
      this.#patches.push({ at, width, isFraction: true });
    } else if (token === 'x') {
      draft.text(String(moment.epochMs));
      if (moment.epochMs >= 1000) {
        this.#patches.push({ at: draft.length - 3, width: 3, isFraction: false });
      }
    } else draft.text(DATE_TOKENS[token]?.(moment) ?? '');
  }

  #patch(bytes: Uint8Array, milliseconds: number): void {
    const hundreds = Math.floor(milliseconds / 100);
    const tens = Math.floor(milliseconds / 10) - hundreds * 10;
    for (const { at, width } of this.#patches) {
      bytes[at] = 48 + hundreds;
      if (width > 1) bytes[at + 1] = 48 + tens;
      if (width > 2) bytes[at + 2] = 48 + milliseconds - hundreds * 100 - tens * 10;
    }
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
      : (LONG_FORMATS[name] ?? whole),
  );
}
