import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter, parseFilter } from '../../filter.ts';
import { decodeData } from '../decode.ts';
import { jsonTexts, mayHoldSeveral } from './json-texts.ts';
import { viewData } from '../view.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('several JSON texts in one record', () => {
  const odd = ['\0', '\n\0', ';', '|', ' | ', '\u00a0', '\u0085', '\u2028', '\ufeff', '\n\ufeff'];
  it.each(['', ' ', '\n', '\r\n', ',', ',\n', '\n\n', '\n\u001e', ...odd])(
    'split at %j',
    (between) => {
      const text = ['{"a":1,"b":"}{"}', '{"a":2}', '[{"a":3}]'].join(between) + between;
      expect(jsonTexts(text)?.map((one) => JSON.parse(one) as unknown)).toEqual([
        { a: 1, b: '}{' },
        { a: 2 },
        [{ a: 3 }],
      ]);
      expect(mayHoldSeveral(text)).toBe(true);
      expect(decodeData(utf8(text)).format).toBe('ndjson');
    },
  );

  it('begin with RS, however short they are (RFC 7464)', () => {
    const decoded = decodeData(utf8('\u001e{"a":1}\n\u001e{"a":2}\n'));
    expect(decoded.format).toBe('ndjson');
    expect(jsonTexts(decoded.text ?? '')).toEqual(['{"a":1}', '{"a":2}']);
  });

  it('whatever they are, and however they are laid out', () => {
    const value = fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()));
    const space = fc.constantFrom(0, 2);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, space), { minLength: 2, maxLength: 6 }), (values) => {
        const texts = values.map(([one, indent]) => JSON.stringify(one, null, indent));
        expect(jsonTexts(texts.join(''))).toEqual(texts);
        expect(jsonTexts(texts.join('\n'))?.map((one) => JSON.parse(one) as unknown)).toEqual(
          texts.map((one) => JSON.parse(one) as unknown),
        );
      }),
    );
  });

  it.each(['{"a":1}', '{"a":1}{"a":', '{"a":1} and more', '{"a":1}}', '[1', '{"a":"}', '1 2'])(
    '%j is none',
    (text) => {
      expect(jsonTexts(text)).toBeUndefined();
    },
  );

  it('are shown one after another, and each is searched', () => {
    const data = utf8('{"id":1,"user":{"name":"Ada"}}{"id":2,"user":{"name":"Grace"}}');
    expect(viewData(decodeData(data))).toMatchObject({ kind: 'ndjson', truncated: false });
    const finds = (words: string): boolean => {
      const filter = parseFilter(words);
      if (!filter.ok) throw new Error(filter.error);
      return compileFilter(filter.value)({ shardId: 's', arrival: 0, partitionKey: 'k', data });
    };
    expect(finds('user.name = Grace')).toBe(true);
    expect(finds('id > 1')).toBe(true);
    expect(finds('id = 3')).toBe(false);
    expect(finds('id != 1')).toBe(true);
  });
});
