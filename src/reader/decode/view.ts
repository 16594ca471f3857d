import { encodeBase64 } from '../../base/base64.ts';
import { decodeUtf8 } from '../../base/utf8.ts';
import { parseCsv, sniffCsv } from './csv.ts';
import type { Decoded } from './decode.ts';
import { hexLines, type HexLine } from './hex.ts';
import { prettyJson } from './json/json-pretty.ts';
import { jsonTexts } from './json/json-texts.ts';
import { isJson } from './json/json-walk.ts';
import { makeVisible } from './visible.ts';

export type ViewKind = 'json' | 'ndjson' | 'csv' | 'text' | 'hex' | 'base64';

/** Characters of text, or bytes of a dump, that a view shows. */
const VIEW_LENGTH = 1024 * 1024;

/** Decoded data as it is shown. Plain data; text is made visible and safe to draw. */
export type RecordView =
  | {
      readonly kind: 'json' | 'ndjson' | 'text' | 'base64';
      readonly text: string;
      readonly truncated: boolean;
    }
  | {
      readonly kind: 'csv';
      readonly rows: readonly (readonly string[])[];
      readonly truncated: boolean;
    }
  | { readonly kind: 'hex'; readonly lines: readonly HexLine[]; readonly truncated: boolean };

/** The views that fit, the best first. */
export function viewsFor(decoded: Decoded): readonly ViewKind[] {
  const { format } = decoded;
  if (format === 'bytes') return ['hex', 'base64', 'text'];
  return format === 'text' ? ['text', 'csv', 'hex', 'base64'] : [format, 'text', 'hex', 'base64'];
}

/** Shows the data one way. What a view cannot show (JSON that is none) falls back to text. */
export function viewData(
  decoded: Decoded,
  kind: ViewKind = viewsFor(decoded)[0] ?? 'hex',
  length: number = VIEW_LENGTH,
): RecordView {
  const { bytes } = decoded;
  const text = decoded.text ?? '';
  switch (kind) {
    case 'json': {
      if (!isJson(text)) return textView(decoded, length);
      const pretty = prettyJson(text, length);
      return { kind, text: makeVisible(pretty.text), truncated: pretty.truncated };
    }
    case 'ndjson': {
      const parts: string[] = [];
      let left = length;
      for (const line of jsonTexts(text) ?? [text]) {
        if (left <= 0) return { kind, text: parts.join('\n'), truncated: true };
        const part = isJson(line) ? prettyJson(line, left).text : line.slice(0, left);
        left -= part.length;
        parts.push(makeVisible(part));
      }
      return { kind, text: parts.join('\n'), truncated: left < 0 };
    }
    case 'csv': {
      const { rows, truncated } = parseCsv(text.slice(0, length), sniffCsv(text) ?? ',');
      return {
        kind,
        rows: rows.map((row) => row.map(makeVisible)),
        truncated: truncated || text.length > length,
      };
    }
    case 'text':
      return textView(decoded, length);
    case 'hex': {
      const lines = Math.ceil(length / 64);
      return { kind, lines: hexLines(bytes, 0, lines), truncated: bytes.length > lines * 16 };
    }
    case 'base64': {
      const shown = bytes.subarray(0, Math.floor(length / 4) * 3);
      return { kind, text: encodeBase64(shown), truncated: shown.length < bytes.length };
    }
  }
}

function textView(decoded: Decoded, length: number): RecordView {
  const text = decoded.text ?? decodeUtf8(decoded.bytes.subarray(0, length));
  return {
    kind: 'text',
    text: makeVisible(text.slice(0, length)),
    truncated:
      text.length > length || (decoded.text === undefined && decoded.bytes.length > length),
  };
}
