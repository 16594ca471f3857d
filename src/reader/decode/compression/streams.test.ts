import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lawRuns } from '../../../base/testing/law-runs.ts';
import { adler32, xxh64 } from './checksums.ts';
import { decodeData } from '../decode.ts';
import { compileFilter, parseFilter } from '../../filter.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const JSON_TEXT = '{"id":12345678901234567890,"temp":21.50,"note":"a word to be found"}';
/** What the zstd tool makes of 42 bytes, with their checksum. */
const ZSTD = new Uint8Array(
  Buffer.from(
    '28b52ffd0468450100f87b226964223a313233343536373839302c2274656d70223a32312e35307d0a0200992a55e10206f53b8d05',
    'hex',
  ),
);

function joined(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part as Uint8Array))));
}

function finds(data: Uint8Array, words: string): boolean {
  const filter = parseFilter(words);
  return (
    filter.ok && compileFilter(filter.value)({ shardId: 's', arrival: 0, partitionKey: 'k', data })
  );
}

const PACKED = {
  gzip: new Uint8Array(gzipSync(JSON_TEXT)),
  zlib: new Uint8Array(deflateSync(JSON_TEXT)),
  zstd: ZSTD,
};

describe.each(Object.entries(PACKED))('what stands behind %s', (name, packed) => {
  const plain = decodeData(packed);

  it.each([
    ['\n', '1 byte follows'],
    ['\r\n', '2 bytes follow'],
    ['\0\0\0\0', '4 bytes follow'],
    ['and more', '8 bytes follow'],
    ['\x78\x9cno stream', '11 bytes follow'],
  ])('%j is told, and the data is unpacked and found', (tail, words) => {
    const data = joined(packed, Buffer.from(tail, 'latin1'));
    const decoded = decodeData(data);
    expect(decoded.steps).toMatchObject([
      { name, notes: [words], outputBytes: plain.bytes.length },
    ]);
    expect(decoded.steps[0]).not.toHaveProperty('damage');
    expect(decoded.text).toBe(plain.text);
    expect(finds(data, '123456789')).toBe(true);
  });

  it.each(['\n', '\r\n', '\0\0\0\0', '\t'])('%j before it is passed over', (head) => {
    const data = joined(head, packed);
    const decoded = decodeData(data);
    expect(decoded.steps.map((step) => step.name)).toEqual(['padding-before', name]);
    expect(decoded.text).toBe(plain.text);
    expect(finds(data, '123456789')).toBe(true);
  });

  it('cut off at any byte of its data, it says so in plain words or stays as it is', () => {
    for (let length = 4; length < packed.length - 8; length += 1) {
      const [step] = decodeData(packed.subarray(0, length)).steps;
      expect(step?.problem ?? 'cut off').toContain('cut off');
    }
  });

  it('NULs between streams fill up, and are no part of the text', () => {
    const decoded = decodeData(joined(packed, '\0'.repeat(600), packed));
    expect(decoded.text).toBe(`${plain.text}${plain.text}`);
    expect(decoded.format).toBe('ndjson');
  });

  it('streams one after another are one text, line breaks between them kept', () => {
    for (const between of ['', '\n', '\r\n']) {
      const decoded = decodeData(joined(packed, between, packed, between));
      expect(decoded.text).toBe(`${plain.text}${between}${plain.text}`);
      expect(decoded.format).toBe('ndjson');
      const [first = ''] = decoded.steps[0]?.notes ?? [];
      expect(first).toBe('2 streams, one after another');
    }
  });

  it('a damaged checksum is shown, and said to be damaged', () => {
    const broken = packed.slice();
    const at = name === 'gzip' ? broken.length - 6 : broken.length - 2;
    broken[at] = (broken[at] as number) ^ 1;
    const decoded = decodeData(broken);
    expect(decoded.text).toBe(plain.text);
    expect(decoded.steps[0]?.damage).toBe('its checksum does not fit its data');
    expect(finds(broken, '123456789')).toBe(true);
  });

  it('a trailer that is cut off is shown, and said to be damaged', () => {
    for (let cut = 1; cut <= (name === 'gzip' ? 8 : 4); cut += 1) {
      const decoded = decodeData(packed.subarray(0, packed.length - cut));
      expect(decoded.text).toBe(plain.text);
      expect(decoded.steps[0]?.damage).toMatch(
        /^its (?:trailer|checksum) is cut off: \d of [48] bytes/,
      );
    }
  });
});

describe('gzip and deflate', () => {
  it('a wrong length is told from a wrong checksum', () => {
    const broken = PACKED.gzip.slice();
    broken[broken.length - 4] = (broken.at(-4) as number) + 1;
    expect(decodeData(broken).steps[0]?.damage).toBe('its length does not fit its data');
  });

  it('headers with a name, a comment and extra fields are passed over', () => {
    const [head, body] = [PACKED.gzip.subarray(0, 10), PACKED.gzip.subarray(10)];
    const header = head.slice();
    header[3] = 4 | 8 | 16;
    const data = joined(header, '\x02\x00ab', 'name\0', 'comment\0', body);
    expect(decodeData(data).text).toBe(JSON_TEXT);
  });

  it('raw deflate is unpacked for filters too, with a line break behind it', () => {
    const raw = new Uint8Array(deflateRawSync(JSON_TEXT.repeat(4).replaceAll('}{', ',')));
    expect(finds(raw, 'word to be found')).toBe(true);
    const decoded = decodeData(joined(raw, '\n'));
    expect(decoded.steps).toMatchObject([{ name: 'deflate', notes: ['1 byte follows'] }]);
  });

  it('text that begins as zlib does stays text', () => {
    for (const text of ['x^2 + y^2 = 1 and so on', 'HK$ 100 for all of it', 'hC', 'h\x05'])
      expect(decodeData(utf8(text)).steps).toEqual([]);
  });

  it('any bytes behind and any single change never break the decoder', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.values(PACKED)),
        fc.uint8Array({ maxLength: 20 }),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (packed, tail, place, byte) => {
          const whole = decodeData(joined(packed, tail));
          expect(whole.text?.startsWith(decodeData(packed).text ?? '?')).toBe(true);
          const changed = packed.slice();
          changed[place % changed.length] = byte;
          decodeData(changed);
        },
      ),
      { numRuns: lawRuns(80, 300) },
    );
  });
});

describe('checksums', () => {
  it.each([
    ['', 0xef46db3751d8e999n],
    ['a', 0xd24ec4f1a98c6e5bn],
    ['abc', 0x44bc2cf5ad770999n],
    ['Nobody inspects the spammish repetition', 0xfbcea83c8a378bf1n],
  ])('xxh64 of %j', (text, expected) => {
    expect(xxh64(utf8(text))).toBe(expected);
  });

  it('adler32 of Wikipedia', () => {
    expect(adler32(utf8('Wikipedia'))).toBe(0x11e60398);
  });
});
