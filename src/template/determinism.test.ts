import { describe, expect, test } from 'vitest';
import { ByteWriter } from './program/byte-writer.ts';
import { GALLERY } from './gallery.ts';
import { RecordRandom } from './program/record-random.ts';
import { TEST_TIME, rendered, rendererOf } from './testing/render.ts';

describe('the same seed makes the same records', () => {
  test.each(GALLERY)('$name', async ({ template }) => {
    const first = await rendered(template, 30);
    expect(await rendered(template, 30)).toEqual(first);
    if (template !== 'Test Data {{seq}}') {
      expect(await rendered(template, 30, { seed: 2 })).not.toEqual(first);
    }
  });

  test('in any order, when the template keeps no state', async () => {
    const template = GALLERY[0]?.template ?? '';
    const forward = await rendered(template, 50);
    const renderer = await rendererOf(template);
    for (let recordIndex = 49; recordIndex >= 0; recordIndex -= 1) {
      const text = renderer.renderText({ recordIndex, dueEpochMs: TEST_TIME });
      expect(text.ok && text.value).toBe(forward[recordIndex]);
    }
  });

  test('bytes and text are the same, faker’s own functions included', async () => {
    const template = '{{person.bio}} {{internet.emoji}} {{food.dish}} {{date.birthdate}} {{index}}';
    const texts = await rendered(template, 20);
    const renderer = await rendererOf(template, { delimiter: '' });
    const out = new ByteWriter(1);
    for (const [recordIndex, text] of texts.entries()) {
      out.clear();
      expect(renderer.render({ recordIndex, dueEpochMs: TEST_TIME }, out).ok).toBe(true);
      expect(out.textFrom(0)).toBe(text);
    }
  });

  test('a change of one named value leaves the others alone', async () => {
    const before = await rendered('{{let a = random.number}}{{let b = random.uuid}}{{b}}', 5);
    const after = await rendered('{{let a = person.bio}}{{let b = random.uuid}}{{b}}', 5);
    expect(after).toEqual(before);
  });
});

describe('the random numbers of neighbouring records', () => {
  test('are uniform and independent', () => {
    const random = new RecordRandom(12_345, 1);
    const other = new RecordRandom(12_345, 1);
    const cells = new Float64Array(256);
    const total = 100_000;
    for (let index = 0; index < total; index += 1) {
      random.reseed(index);
      other.reseed(index + 1);
      const cell = random.below(16) * 16 + other.below(16);
      cells[cell] = (cells[cell] ?? 0) + 1;
    }
    const expected = total / 256;
    const chiSquare = cells.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 255 degrees of freedom: 0.001 and 0.999 quantiles.
    expect(chiSquare).toBeGreaterThan(190);
    expect(chiSquare).toBeLessThan(330);
  });

  test('differ from the first word on', () => {
    const random = new RecordRandom(1, 1);
    const seen = new Set<number>();
    for (let index = 0; index < 50_000; index += 1) {
      random.reseed(index);
      seen.add(random.uint32());
    }
    // Chance makes about 0.3 pairs of equal words among so many.
    expect(seen.size).toBeGreaterThan(49_995);
    random.reseed(2 ** 32 + 5);
    const beyond = random.uint32();
    random.reseed(5);
    expect(random.uint32()).not.toBe(beyond);
  });
});
