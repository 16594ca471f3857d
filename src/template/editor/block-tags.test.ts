import { describe, expect, test } from 'vitest';
import { blockTagsAt } from './block-tags.ts';

const SOURCE = 'a{{#repeat 2}}b{{#choose 70}}c{{or 30}}d{{/choose}}{{x}}{{/repeat}}';

/** The tags that light up when the cursor stands before the marked place. */
function lit(place: string): string[] {
  return blockTagsAt(SOURCE, SOURCE.indexOf(place)).map(({ offset, length }) =>
    SOURCE.slice(offset, offset + length),
  );
}

describe('the tags of a block', () => {
  test('are found from each of them', () => {
    const choose = ['{{#choose 70}}', '{{or 30}}', '{{/choose}}'];
    expect(lit('choose 70')).toEqual(choose);
    expect(lit('or 30')).toEqual(choose);
    expect(lit('/choose')).toEqual(choose);
    expect(lit('#repeat')).toEqual(['{{#repeat 2}}', '{{/repeat}}']);
  });

  test('are none elsewhere, and none of a block that does not close', () => {
    expect(lit('x}}')).toEqual([]);
    expect(blockTagsAt('{{#maybe 1}}a', 4)).toEqual([]);
    expect(blockTagsAt('{{#maybe 1}}a{{/repeat}}', 4)).toEqual([]);
    expect(blockTagsAt('{{/repeat}}', 4)).toEqual([]);
  });
});
