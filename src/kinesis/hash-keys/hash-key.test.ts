import fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hashKeyOf, MAX_HASH_KEY, parseHashKey } from './hash-key.ts';
import { evenRanges } from './hash-range.ts';
import { ShardMap } from '../shards/shard-map.ts';

/**
 * Key, MD5, hash key, and the shard of 2, 3, 4 and 10
 * (docs/kinesis.md#hash-key-of-a-partition-key).
 */
const VECTORS: readonly [string, string, string, string][] = [
  ['a', '0cc175b9c0f1b6a831c399e269772661', '16955237001963240173058271559858726497', '0/0/0/0'],
  ['b', '92eb5ffee6ae2fec3ad71c777531578f', '195289424170611159128911017612795795343', '1/1/2/5'],
  [
    'partitionKey1',
    'c383ca4b5d58315bca3ccf055841906d',
    '259883753084267508317526128829441085549',
    '1/2/3/7',
  ],
  [
    'user-1',
    'd6d7705392bc7af633328bea8c4c6904',
    '285573413173782752570879317399258818820',
    '1/2/3/8',
  ],
  [
    'user-2',
    '3d58ce20fe802793e0b221905baa60b3',
    '81544010656874607678696621737415172275',
    '0/0/0/2',
  ],
  [
    'user-42',
    '7631bc07a1cc8fcd56e70fc6b2fb4a43',
    '157107139746365290205026809710278036035',
    '0/1/1/4',
  ],
  ['1', 'c4ca4238a0b923820dcc509a6f75849b', '261578874264819908609102035485573088411', '1/2/3/7'],
  ['0', 'cfcd208495d565ef66e7dff9f98764da', '276215275525073243129443018166533317850', '1/2/3/8'],
  [
    'shard',
    'dbaff3c7deda10c1faaca3e1a6c37adb',
    '292014527488047495840605702308608834267',
    '1/2/3/8',
  ],
  [
    'Hello, World!',
    '65a8e27d8879283831b664bd8b7f0ad4',
    '135128927216837525056571091452533082836',
    '0/1/1/3',
  ],
  [
    'device-0001',
    '5932e079f3593f6d5039b95ed5524a41',
    '118565459389455887580122100116841712193',
    '0/1/1/3',
  ],
  [
    'key-7',
    '429e0173addead3f5ed34035f4ac02ab',
    '88549460072911349538454764921954239147',
    '0/0/1/2',
  ],
  [
    'ключ',
    'c3657b66c60a307292aae11f07b04ae7',
    '259726384039714788407059515981389908711',
    '1/2/3/7',
  ],
  [
    '日本',
    '4dbed2e657457884e67137d3514119b3',
    '103341369634063465466164320543046703539',
    '0/0/1/3',
  ],
  ['😀', '2a02eac39d716a70ecf37579185927b6', '55842721998748738903166261021950683062', '0/0/0/1'],
  ['é', '66ddcd97cfdeabb2f6fb8a999b4bc76f', '136732923097551493579404309126273812335', '0/1/1/4'],
  [
    'x'.repeat(256),
    'c7a139a2b8e92164276f778917ba10b9',
    '265353499944959180620795534685136097465',
    '1/2/3/7',
  ],
  [' ', '7215ee9c7d9dc229d2921a40e899ec5f', '151645869365465006705965742398472055903', '0/1/1/4'],
  [
    'test_0',
    '4821f17f776491c7803bafc84f671ab2',
    '95880659652487008698942445584508197554',
    '0/0/1/2',
  ],
];

describe('hash keys', () => {
  it.each(VECTORS)(
    '%j has the MD5, hash key and shards of the vectors',
    (key, md5, hash, shards) => {
      expect(hashKeyOf(key).toString(16).padStart(32, '0')).toBe(md5);
      expect(hashKeyOf(key)).toBe(BigInt(hash));
      const found = [2, 3, 4, 10].map((count) => new ShardMap(evenRanges(count)).shardOfKey(key));
      expect(found.join('/')).toBe(shards);
    },
  );

  it('agrees with another MD5 on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const expected = createHash('md5').update(text, 'utf8').digest('hex');
        expect(hashKeyOf(text)).toBe(BigInt(`0x${expected}`));
      }),
    );
  });

  it('reads explicit hash keys and says what is wrong with others', () => {
    expect(parseHashKey(String(MAX_HASH_KEY))).toEqual({ ok: true, value: MAX_HASH_KEY });
    for (const bad of ['', '-1', '01', '1.5', '0x1', String(MAX_HASH_KEY + 1n)])
      expect(parseHashKey(bad).ok).toBe(false);
  });
});
