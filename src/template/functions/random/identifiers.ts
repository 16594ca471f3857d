import { hexDigits } from '../../../base/hex.ts';
import type { ByteWriter } from '../../program/byte-writer.ts';
import { writeOctets } from '../../program/fused-program.ts';
import { ArgumentError, type FunctionDefinition } from '../definition/function-definition.ts';
import { LARGEST_RECORD_BYTES, type Value, fromWrite } from '../../program/value.ts';
import type { RecordRandom } from '../../program/record-random.ts';
import type { RenderState } from '../../program/render-state.ts';
import { ArgumentReader, asCount, stepsTo } from '../definition/arguments.ts';

/** A version 4 UUID (RFC 9562). */
function writeUuid(out: ByteWriter, random: RecordRandom): void {
  const at = out.take(36);
  const { bytes, view } = out;
  const b = random.uint32();
  const c = random.uint32();
  const a = random.uint32();
  view.setInt32(at, hexDigits(a >>> 16));
  view.setInt32(at + 4, hexDigits(a));
  bytes[at + 8] = 45;
  view.setInt32(at + 9, hexDigits(b >>> 16));
  bytes[at + 13] = 45;
  view.setInt32(at + 14, hexDigits((b & 0x0fff) | 0x4000));
  bytes[at + 18] = 45;
  view.setInt32(at + 19, hexDigits(((c >>> 16) & 0x3fff) | 0x8000));
  bytes[at + 23] = 45;
  view.setInt32(at + 24, hexDigits(c));
  const d = random.uint32();
  view.setInt32(at + 28, hexDigits(d >>> 16));
  view.setInt32(at + 32, hexDigits(d));
}

function writeIpv4(out: ByteWriter, state: RenderState): void {
  const word = state.random.uint32();
  if (out.hasRoom(16)) out.length = writeOctets(out.view, out.length, word);
  else out.text([24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join('.'));
}

function writeIpv6(out: ByteWriter, state: RenderState): void {
  const at = out.take(39);
  const { bytes, view } = out;
  for (let i = 0; i < 8; i += 2) {
    const word = state.random.uint32();
    view.setInt32(at + i * 5, hexDigits(word >>> 16));
    bytes[at + i * 5 + 4] = 58;
    view.setInt32(at + i * 5 + 5, hexDigits(word));
    if (i < 6) bytes[at + i * 5 + 9] = 58;
  }
}

/** `length` characters, each equally likely from `alphabet` (ASCII). */
export function charactersValue(alphabet: string, length: number): Value {
  const codes = new TextEncoder().encode(alphabet);
  return fromWrite((out, state) => {
    const at = out.take(length);
    const { bytes } = out;
    for (let i = 0; i < length; i += 1) {
      bytes[at + i] = codes[state.random.below(codes.length)] as number;
    }
  });
}

function always(value: Value): FunctionDefinition {
  return { prepare: () => () => value };
}

const mac: FunctionDefinition = {
  prepare: (args) => {
    const given = new ArgumentReader(args, ['separator']).value('separator');
    const separator = given === '-' || given === '' ? given : ':';
    const value = fromWrite((out, state) => {
      const high = state.random.uint32();
      const low = state.random.uint32();
      for (let i = 0; i < 6; i += 1) {
        if (i > 0) out.text(separator);
        const digits = hexDigits(((i < 4 ? high : low) >>> ((i & 3) * 8)) & 255);
        out.byte((digits >>> 8) & 255);
        out.byte(digits & 255);
      }
    });
    return () => value;
  },
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
export const DIGITS = '0123456789';

/** How long a text may be asked for. */
const MAX_CHARACTERS = LARGEST_RECORD_BYTES;

const uuid = always(fromWrite((out, state) => writeUuid(out, state.random)));

/** Letters, and what stands before them, as many as are asked for. */
function letters(before: string): FunctionDefinition {
  return {
    prepare: (args) => {
      const reader = new ArgumentReader(args, ['length']);
      const length = asCount(reader.number('length', 1), 'length', MAX_CHARACTERS);
      const casing = reader.text('casing', 'mixed');
      const sets: Readonly<Record<string, string>> = {
        lower: LETTERS,
        upper: LETTERS.toUpperCase(),
        mixed: LETTERS + LETTERS.toUpperCase(),
      };
      const set = sets[casing];
      if (set === undefined) throw new ArgumentError('casing must be lower, upper or mixed');
      const value = charactersValue(before + set, length);
      return () => value;
    },
  };
}

const alpha = letters('');
const alphanumeric = letters(DIGITS);

const ipv4 = always({ ...fromWrite(writeIpv4), fuse: { kind: 'ipv4' } });
const ipv6 = always(fromWrite(writeIpv6));

export const IDENTIFIER_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  'random.uuid': uuid,
  'internet.session': uuid,
  // KDG's meaning: always IPv4, where faker 10 mixes both.
  'internet.ip': ipv4,
  'internet.ipv6': ipv6,
  'internet.mac': mac,
  'random.alphaNumeric': {
    prepare: (args) => {
      // As later versions of faker: KDG makes one character, whatever it is given.
      const length = stepsTo(new ArgumentReader(args, ['length']).value('length'), MAX_CHARACTERS);
      const value = charactersValue(DIGITS + LETTERS, length || 1);
      return () => value;
    },
  },
};

export { alpha, alphanumeric, ipv4, uuid };
