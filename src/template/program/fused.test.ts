import { describe, expect, test } from 'vitest';
import { TEMPLATES } from '../../../bench/template/templates.ts';
import { ByteWriter } from './byte-writer.ts';
import { TEST_TIME, rendererOf } from '../testing/render.ts';

const SOURCES = [
  ...TEMPLATES.map(({ kdg }) => kdg),
  '{{internet.userAgent}}',
  '{{system.semver}}{{phone.number}}{{location.zipCode}}|{{internet.url}}',
  '{{random.number(9)}}{{"x"}}{{list(["é", "a much longer word than sixteen bytes"])}}',
  `{{list(["${'long '.repeat(40)}", "short"])}}{{random.number(99)}}.`,
  '{{internet.ip}}.{{random.weightedArrayElement({"weights":[1,0,2],"data":["a","b","c"]})}}',
];

describe('writers that were fused', () => {
  test.each(SOURCES)('make the same bytes as one by one: %.40s', async (source) => {
    const fused = await rendererOf(source, { delimiter: '' });
    const out = new ByteWriter(64);
    for (let recordIndex = 0; recordIndex < 200; recordIndex += 1) {
      const context = { recordIndex, dueEpochMs: TEST_TIME };
      const text = fused.renderText(context);
      if (!text.ok) throw new Error(text.error.message);
      if (recordIndex % 20 > 0) continue;
      // With no byte to spare the room that a fused run asks for is not there.
      const maxBytes = new TextEncoder().encode(text.value).length;
      const tight = await rendererOf(source, { delimiter: '', maxBytes });
      out.clear();
      const result = tight.render(context, out);
      expect(result.ok ? out.textFrom(0) : result.error.message).toBe(text.value);
      const short = await rendererOf(source, { delimiter: '', maxBytes: maxBytes - 1 });
      expect(short.render(context, out).ok).toBe(false);
    }
  });
});
