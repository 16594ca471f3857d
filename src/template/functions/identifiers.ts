import type { ByteWriter } from '../byte-writer.ts';
import { writeOctets } from '../fused-program.ts';
import { ArgumentError, type FunctionDefinition } from '../function-definition.ts';
import type { RecordRandom } from '../record-random.ts';
import type { RenderState } from '../render-state.ts';
import { type Value, fromWrite } from '../value.ts';
import { ArgumentReader, asCount } from './arguments.ts';

const HEX = new TextEncoder().encode('0123456789abcdef');
/** Two hex digits for each byte value. */
const HEX_PAIRS = new Uint8Array(512);
for (let i = 0; i < 256; i += 1) {
  HEX_PAIRS[i * 2] = HEX[i >>> 4] as number;
  HEX_PAIRS[i * 2 + 1] = HEX[i & 15] as number;
}

function hexWord(bytes: Uint8Array, at: number, word: number): void {
  for (let i = 0; i < 4; i += 1) {
    const pair = ((word >>> (24 - i * 8)) & 255) * 2;
    bytes[at + i * 2] = HEX_PAIRS[pair] as number;
    bytes[at + i * 2 + 1] = HEX_PAIRS[pair + 1] as number;
  }
}

function hexHalf(bytes: Uint8Array, at: number, half: number): void {
  const high = ((half >>> 8) & 255) * 2;
  const low = (half & 255) * 2;
  bytes[at] = HEX_PAIRS[high] as number;
  bytes[at + 1] = HEX_PAIRS[high + 1] as number;
  bytes[at + 2] = HEX_PAIRS[low] as number;
  bytes[at + 3] = HEX_PAIRS[low + 1] as number;
}

/** A version 4 UUID (RFC 9562). */
export function writeUuid(out: ByteWriter, random: RecordRandom): void {
  const at = out.take(36);
  const { bytes } = out;
  const b = random.uint32();
  const c = random.uint32();
  hexWord(bytes, at, random.uint32());
  bytes[at + 8] = 45;
  hexHalf(bytes, at + 9, b >>> 16);
  bytes[at + 13] = 45;
  hexHalf(bytes, at + 14, (b & 0x0fff) | 0x4000);
  bytes[at + 18] = 45;
  hexHalf(bytes, at + 19, ((c >>> 16) & 0x3fff) | 0x8000);
  bytes[at + 23] = 45;
  hexHalf(bytes, at + 24, c);
  hexWord(bytes, at + 28, random.uint32());
}

export function writeIpv4(out: ByteWriter, state: RenderState): void {
  const word = state.random.uint32();
  if (out.hasRoom(16)) out.length = writeOctets(out.view, out.length, word);
  else out.text([24, 16, 8, 0].map((shift) => (word >>> shift) & 255).join('.'));
}

function writeIpv6(out: ByteWriter, state: RenderState): void {
  const at = out.take(39);
  const { bytes } = out;
  for (let i = 0; i < 8; i += 2) {
    const word = state.random.uint32();
    hexHalf(bytes, at + i * 5, word >>> 16);
    bytes[at + i * 5 + 4] = 58;
    hexHalf(bytes, at + i * 5 + 5, word);
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
    const given = new ArgumentReader(args, ['separator']).text('separator', ':');
    const separator = given === '-' || given === '' ? given : ':';
    const value = fromWrite((out, state) => {
      const high = state.random.uint32();
      const low = state.random.uint32();
      for (let i = 0; i < 6; i += 1) {
        if (i > 0) out.text(separator);
        const pair = (((i < 4 ? high : low) >>> ((i & 3) * 8)) & 255) * 2;
        out.byte(HEX_PAIRS[pair] as number);
        out.byte(HEX_PAIRS[pair + 1] as number);
      }
    });
    return () => value;
  },
};

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
export const DIGITS = '0123456789';

/** How long a text may be asked for. */
export const MAX_CHARACTERS = 1_000_000;

const uuid = always(fromWrite((out, state) => writeUuid(out, state.random)));

const alphanumeric: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, ['length']);
    const length = asCount(reader.number('length', 1), 'length', MAX_CHARACTERS);
    const casing = reader.text('casing', 'mixed');
    const sets: Readonly<Record<string, string>> = {
      lower: LETTERS,
      upper: LETTERS.toUpperCase(),
      mixed: LETTERS + LETTERS.toUpperCase(),
    };
    const letters = sets[casing];
    if (letters === undefined) throw new ArgumentError('casing must be lower, upper or mixed');
    const value = charactersValue(DIGITS + letters, length);
    return () => value;
  },
};

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
      const length = new ArgumentReader(args, ['length']).number('length', 1);
      const value = charactersValue(DIGITS + LETTERS, asCount(length, 'length', MAX_CHARACTERS));
      return () => value;
    },
  },
};

export { alphanumeric, ipv4, uuid };
