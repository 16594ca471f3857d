import { describe, expect, test } from 'vitest';
import { compileKeyTemplate, compileTemplate } from './compile/compile.ts';
import { templateCost } from './cost.ts';
import { GALLERY } from './gallery.ts';
import { importKdgTemplates } from './kdg/kdg-import.ts';
import { createRenderer } from './renderer.ts';
import { TEST_TIME, rendered, rendererOf } from './testing/render.ts';

describe('the gallery', () => {
  test('has names of its own', () => {
    expect(new Set(GALLERY.map(({ id }) => id)).size).toBe(GALLERY.length);
  });

  test.each(GALLERY)('$name', async ({ template, key, format, oneLine }) => {
    const compiled = compileTemplate(template, { oneLine });
    if (!compiled.ok) throw new Error(compiled.error[0]?.message);
    const keyed = key === undefined ? undefined : compileKeyTemplate(key, compiled.value);
    if (keyed !== undefined && !keyed.ok) throw new Error(keyed.error[0]?.message);
    const options = { seed: 1, ...(keyed === undefined ? {} : { key: keyed.value }) };
    const created = await createRenderer(compiled.value, options);
    if (!created.ok) throw new Error(created.error[0]?.message);
    for (let recordIndex = 0; recordIndex < 60; recordIndex += 1) {
      const context = { recordIndex, dueEpochMs: TEST_TIME };
      const keyText = created.value.renderKey(context);
      if (key !== undefined) expect(keyText.ok && keyText.value).toMatch(/^\S+$/);
      const text = created.value.renderText(context);
      if (!text.ok) throw new Error(text.error.message);
      expect(text.value).not.toMatch(/[\r\n]|undefined|NaN|\[object/);
      if (format === 'json') expect(() => JSON.parse(text.value) as unknown).not.toThrow();
    }
  });

  test('the first one is good for a first visit', async () => {
    const renderer = await rendererOf(GALLERY[0]?.template ?? '');
    const cost = templateCost(renderer, { now: () => performance.now() });
    if (!cost.ok) throw new Error(cost.error.message);
    expect(cost.value.meanBytes).toBeGreaterThan(130);
    expect(cost.value.meanBytes).toBeLessThan(200);
    expect(cost.value.minBytes).toBeLessThanOrEqual(cost.value.meanBytes);
    expect(cost.value.maxBytes).toBeGreaterThanOrEqual(cost.value.meanBytes);
    expect(cost.value.recordsPerSecond).toBeGreaterThan(1000);
  });

  test('has the shapes of its formats', async () => {
    const template = (id: string): string =>
      GALLERY.find((entry) => entry.id === id)?.template ?? '';
    const combined =
      /^[\d.]+ - \S+ \[\d\d\/\w{3}\/\d{4}:[\d:]+ [+-]\d{4}\] "[A-Z]+ \/\S* HTTP\/1\.1" \d{3} \d+ "[^"]*" "[^"]*"$/;
    for (const line of await rendered(template('apache-combined'), 20))
      expect(line).toMatch(combined);
    const common =
      /^[\d.]+ - \S+ \[\d\d\/\w{3}\/\d{4}:[\d:]+ [+-]\d{4}\] "GET \/\S* HTTP\/1\.1" \d{3} \d+$/;
    for (const line of await rendered(template('apache-common'), 20)) expect(line).toMatch(common);
    const syslog = /^[A-Z][a-z]{2} \d\d [\d:]{8} web-\d+ \w+\[\d+\]: \S/;
    for (const line of await rendered(template('syslog'), 20)) expect(line).toMatch(syslog);
    for (const text of await rendered(template('common-schema'), 5)) {
      const record = JSON.parse(text) as Record<string, unknown>;
      for (const name of ['log_type', 'log_id', 'time']) expect(record).toHaveProperty(name);
    }
    expect(await rendered(template('test-data'), 3)).toEqual([
      'Test Data 1',
      'Test Data 2',
      'Test Data 3',
    ]);
  });
});

describe('import from KDG', () => {
  test('its five templates, the empty ones left out', () => {
    const saved = JSON.stringify([
      { name: 'Sensors', template: '{"id":{{random.number(50)}}}' },
      { name: '', template: 'x\ny' },
      { name: 'Template 3', template: '' },
      { name: 'Template 4', template: '  ' },
    ]);
    const expected = [
      { name: 'Sensors', template: '{"id":{{random.number(50)}}}', oneLine: true },
      { name: 'Template 2', template: 'x\ny', oneLine: true },
    ];
    for (const text of [saved, JSON.stringify(saved), `{"templates":${saved}}`]) {
      const imported = importKdgTemplates(text);
      expect(imported.ok && imported.value).toEqual(expected);
    }
  });

  test('what is none of KDG’s', () => {
    for (const text of ['', '{', '7', '[1]', '[{"name":"x"}]', '{"a":1}', '[{"template":""}]']) {
      const imported = importKdgTemplates(text);
      expect(imported.ok ? '' : imported.error).toMatch(/^(?:this|template|all)/);
    }
  });
});
