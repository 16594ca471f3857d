import { describe, expect, test } from 'vitest';
import { compileKeyTemplate, compileTemplate } from './compile/compile.ts';
import { listFromCsv, listFromLines } from './lists/csv-list.ts';
import { createRenderer } from './renderer.ts';
import { TEST_TIME, one, problemsOf, rendered, rendererOf } from './testing/render.ts';

function byKey(
  keys: readonly string[],
  renderer: Awaited<ReturnType<typeof rendererOf>>,
): string[] {
  return keys.map((key, recordIndex) => {
    const result = renderer.renderText({ recordIndex, dueEpochMs: TEST_TIME, key });
    return result.ok ? result.value : result.error.message;
  });
}

describe('sequences and walks', () => {
  test('seq counts records', async () => {
    expect(await rendered('{{seq}} {{seq(from=10, step=-5)}} {{seq(0, 0.1)}}', 4)).toEqual([
      '1 10 0',
      '2 5 0.1',
      '3 0 0.2',
      '4 -5 0.3',
    ]);
    expect(await one('{{seq}}', { context: { recordIndex: 41 } })).toBe('1');
  });

  test('seq per key', async () => {
    const renderer = await rendererOf('{{seq(per=key)}}{{seq(from=5,per="key")}}');
    expect(renderer.stateful).toBe(true);
    expect(byKey(['a', 'b', 'a', 'a'], renderer)).toEqual(['15', '15', '26', '37']);
  });

  test('a walk per value moves a little and stays in its limits', async () => {
    const renderer = await rendererOf('{{walk(from=20,step=1,min=18,max=22,decimals=1,per=key)}}');
    const keys = Array.from({ length: 400 }, (_, i) => (i % 2 === 0 ? 'a' : 'b'));
    const values = byKey(keys, renderer).map(Number);
    expect(values.slice(0, 2)).toEqual([20, 20]);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(18);
    expect(Math.max(...values)).toBeLessThanOrEqual(22);
    const a = values.filter((_value, i) => i % 2 === 0);
    const b = values.filter((_value, i) => i % 2 === 1);
    expect(a).not.toEqual(b);
  });

  test('templates without state say so', async () => {
    expect((await rendererOf('{{seq}}{{random.uuid}}')).stateful).toBe(false);
    expect((await rendererOf('{{walk}}')).stateful).toBe(true);
  });
});

describe('time', () => {
  test('now in every form', async () => {
    expect(await one('{{now}}')).toBe('2026-01-01T00:00:00.123Z');
    expect(await one('{{now("ms")}} {{now("s")}}')).toBe('1767225600123 1767225600');
    expect(await one('{{now(offset="+09:00")}}')).toBe('2026-01-01T09:00:00.123+09:00');
    expect(await one('{{now(offset="-03:30", format="HH:mm ZZ")}}')).toBe('20:30 -0330');
    expect(await one('{{now("s", shift="-1h")}}')).toBe('1767222000');
    expect(problemsOf('{{now(shift="soon")}}')[0]).toContain('"-5m"');
    expect(problemsOf('{{now(offset="+99")}}')[0]).toContain('"+09:00"');
  });
});

describe('named values', () => {
  test('are the same in the whole record, and other in the next', async () => {
    const texts = await rendered('{{let a = random.uuid}}{{a}} {{a}} {{upper(a)}}', 3);
    expect(new Set(texts).size).toBe(3);
    for (const text of texts) {
      const [first, second, third] = text.split(' ');
      expect(second).toBe(first);
      expect(third).toBe(first?.toUpperCase());
    }
    expect(await one('{{random.number(0) as n}}{{n}}')).toBe('00');
    expect(await one('{{let who = list(["Ada"])}}{{internet.email(firstName=who)}}')).toMatch(
      /^Ada/,
    );
  });

  test('are fresh in each item of a repeat', async () => {
    const text = await one('{{#repeat 20 " "}}{{let n = random.number}}{{n}}={{n}}{{/repeat}}');
    const pairs = text.split(' ').map((pair) => pair.split('='));
    for (const [a, b] of pairs) expect(a).toBe(b);
    expect(new Set(pairs.map(([a]) => a)).size).toBeGreaterThan(15);
  });

  test('mistakes', () => {
    expect(problemsOf('{{a}}{{let a = 1}}')[0]).toContain('"a"');
    expect(problemsOf('{{let a = 1}}{{let a = 2}}')[0]).toBe('1:20 "a" is named already');
    expect(problemsOf('{{let seq = 1}}')[0]).toContain('is a function');
    expect(problemsOf('{{let or = 1}}')[0]).toContain('word of the language');
    expect(problemsOf('{{#maybe 1}}{{let a = 1}}{{/maybe}}{{a}}')[0]).toContain('"a"');
    expect(problemsOf('{{let device = 1}}{{devcie}}')[0]).toContain('did you mean device?');
  });

  test('a value named as a group of functions says why these are out of reach', async () => {
    await expect(one('{{let name = person.firstName}}{{name.lastName}}')).rejects.toThrow(
      'no part "lastName"; to reach the function name.lastName, give the value "name" another name',
    );
  });

  test('reach the partition key, whichever is made first', async () => {
    const template = '{{let id = random.uuid}}{"id":"{{id}}","key":"{{key}}","shard":"{{shard}}"}';
    const record = compileTemplate(template);
    if (!record.ok) throw new Error('does not compile');
    const key = compileKeyTemplate('k-{{id}}', record.value);
    if (!key.ok) throw new Error('key does not compile');
    const made = await createRenderer(record.value, { seed: 1, key: key.value });
    if (!made.ok) throw new Error('no renderer');
    expect(made.value.needsKeyFirst).toBe(true);
    for (let recordIndex = 0; recordIndex < 5; recordIndex += 1) {
      const context = { recordIndex, dueEpochMs: TEST_TIME };
      const keyText = made.value.renderKey(context);
      if (!keyText.ok) throw new Error(keyText.error.message);
      const text = made.value.renderText({ ...context, key: keyText.value, shardId: 's1' });
      const parsed: unknown = text.ok ? JSON.parse(text.value) : undefined;
      expect(parsed).toEqual({ id: keyText.value.slice(2), key: keyText.value, shard: 's1' });
      const alone = await one(template, { context: { recordIndex } });
      expect(alone).toContain(recordIndex === 0 ? keyText.value.slice(2) : '"id"');
    }
  });

  test('a key cannot be made from itself', () => {
    const record = compileTemplate('{{let a = key}}{{a}}');
    if (!record.ok) throw new Error('does not compile');
    const own = compileKeyTemplate('{{a}}', record.value);
    expect(own.ok ? '' : own.error[0]?.message).toContain('cannot be made from the key');
    expect(compileKeyTemplate('{{shard}}').ok).toBe(false);
  });
});

describe('blocks', () => {
  test('repeat puts commas between, and counts', async () => {
    expect(await one('[{{#repeat 3}}{{item}}{{/repeat}}]')).toBe('[1,2,3]');
    expect(await one('{{#repeat 0}}x{{/repeat}}|{{#repeat 2 separator="; "}}x{{/repeat}}')).toBe(
      '|x; x',
    );
    const lengths = (await rendered('{{#repeat 1..4 ""}}x{{/repeat}}', 400)).map(
      ({ length }) => length,
    );
    for (const length of [1, 2, 3, 4]) {
      expect(lengths.filter((found) => found === length).length).toBeGreaterThan(60);
    }
    expect(
      await one(
        '{{let n = list(["2"])}}{{#repeat n}}{{#repeat n ""}}{{item}}{{/repeat}}{{/repeat}}',
      ),
    ).toBe('12,12');
    expect(problemsOf('{{#repeat 3..1}}x{{/repeat}}')[0]).toContain('from 3 to 1');
    expect(problemsOf('{{#repeat -1}}x{{/repeat}}')[0]).toContain('0 or more');
  });

  test('choose by weight', async () => {
    const texts = await rendered('{{#choose 70}}a{{or 20}}b{{or 10%}}c{{/choose}}', 2000);
    const share = (text: string): number => texts.filter((found) => found === text).length / 2000;
    expect(share('a')).toBeGreaterThan(0.7);
    expect(share('b')).toBeGreaterThan(0.17);
    expect(share('c')).toBeLessThan(0.01);
    expect(new Set(await rendered('{{#choose}}a{{or}}b{{/choose}}', 60))).toEqual(
      new Set(['a', 'b']),
    );
  });

  test('maybe leaves a share out', async () => {
    const texts = await rendered('{"a":1{{#maybe 25%}},"b":2{{else}},"c":3{{/maybe}}}', 2000);
    for (const text of texts) expect(() => JSON.parse(text) as unknown).not.toThrow();
    const share = texts.filter((text) => text.includes('"b"')).length / 2000;
    expect(share).toBeGreaterThan(0.21);
    expect(share).toBeLessThan(0.29);
    expect(problemsOf('{{#maybe 2}}x{{/maybe}}')[0]).toContain('from 0 to 1');
  });

  test('blocks that do not match', () => {
    expect(problemsOf('{{#repeat 2}}x')[0]).toBe(
      '1:1 {{#repeat}} is never closed: {{/repeat}} is missing',
    );
    expect(problemsOf('x{{/repeat}}')[0]).toContain('no block is open');
    expect(problemsOf('{{#repeat 2}}{{/maybe}}{{/repeat}}')[0]).toContain(
      '{{/repeat}} comes first',
    );
    expect(problemsOf('{{or 2}}')[0]).toContain('inside {{#choose}}');
    expect(problemsOf('{{#rpeat 2}}{{/rpeat}}')[0]).toContain('there is no block "#rpeat"');
  });

  test('a mistake in the head of a block is the only one reported', () => {
    expect(problemsOf('{{#repeat}}x{{/repeat}}')).toEqual([
      '1:10 #repeat needs a count, such as 3 or 1..5',
    ]);
    expect(problemsOf('{{#repeat 2..}}x{{/repeat}}')).toEqual([
      '1:14 a value is missing before this }',
    ]);
    expect(problemsOf('{{#maybe}}x{{else}}y{{/maybe}}')).toHaveLength(1);
    expect(problemsOf('{{#choose 1 2}}x{{or}}y{{/choose}}')).toEqual([
      '1:13 a tag holds one value: expected }} but found "2"',
    ]);
  });
});

describe('mistakes in names', () => {
  test('an argument that a function does not know is refused, not passed over', () => {
    expect(problemsOf('{{seq(start=5)}}')).toEqual([
      '1:7 seq has no argument "start"; its arguments are from, step, per',
    ]);
    expect(problemsOf('{{now({"ofset": "+01:00"})}}')).toEqual([
      '1:8 now has no argument "ofset"; did you mean offset?',
    ]);
    expect(problemsOf('{{pad(20, wiht="x")}}')).toHaveLength(1);
  });

  test('a group, a word without quotes, and faker before the name', () => {
    expect(problemsOf('{{random}}')[0]).toContain('such as random.number');
    expect(problemsOf('{{now(ms)}}')[0]).toContain('"ms"; if it is text, put it in quotes');
    expect(problemsOf('{{faker.person.firstName()}}')[0]).toContain(
      'did you mean person.firstName?',
    );
    expect(problemsOf('{{rand}}')[0]).not.toContain('did you mean');
  });
});

describe('lists', () => {
  const lists = new Map([
    ['colours', listFromLines('red\ngreen\r\n\nblue')],
    ['cities', listFromCsv('name,country\n"Bonn, am Rhein",DE\nOslo,NO\n')],
  ]);

  test('a list, at random or in turn', async () => {
    const random = new Set(await rendered('{{list("colours")}}', 60, { lists }));
    expect(random).toEqual(new Set(['red', 'green', 'blue']));
    const turn = await rendered('{{list("colours", pick="cycle")}}', 4, { lists });
    expect(turn).toEqual(['red', 'green', 'blue', 'red']);
    expect(await one('{{list([{"a":1}], pick="cycle")}}')).toBe('{"a":1}');
  });

  test('columns of one record, and of one item, come from one row', async () => {
    const pair = '{{csv("cities","name")}}={{csv("cities","country")}}';
    const texts = await rendered(`${pair} {{#repeat 9 " "}}${pair}{{/repeat}} ${pair}`, 40, {
      lists,
    });
    const pairs = new Set(
      texts.flatMap((text) => text.replaceAll('Bonn, am Rhein', 'Bonn').split(' ')),
    );
    expect(pairs).toEqual(new Set(['Bonn=DE', 'Oslo=NO']));
    for (const text of texts) expect(text.split(' ')[0]).toBe(text.split(' ')[0]);
  });

  test('mistakes', () => {
    expect(problemsOf('{{list("colors")}}', { lists })[0]).toContain('did you mean "colours"?');
    expect(problemsOf('{{csv("cities","nmae")}}', { lists })[0]).toContain('did you mean "name"?');
  });
});

describe('padding', () => {
  test('fills the record up, delimiter included', async () => {
    expect(await one('a{{pad(10, with="-")}}b')).toBe('a--------b');
    expect(await one('a{{pad(1)}}b')).toBe('ab');
    const renderer = await rendererOf(
      '{"x":"{{name.firstName}}{{pad(200, with="é")}}"}'.replace('é', '.'),
    );
    const { ByteWriter } = await import('./program/byte-writer.ts');
    const out = new ByteWriter(8);
    for (let recordIndex = 0; recordIndex < 20; recordIndex += 1) {
      renderer.render({ recordIndex, dueEpochMs: 0 }, out);
      expect(out.length).toBe(200 * (recordIndex + 1));
    }
    expect(problemsOf('{{pad(1)}}{{pad(2)}}')[0]).toContain('only once');
    expect(problemsOf('{{#repeat 2}}{{pad(9)}}{{/repeat}}')[0]).toContain('inside #repeat');
  });
});

describe('calls within calls, and text', () => {
  test('values of functions as arguments', async () => {
    expect(await one('{{concat("s-", number.int(min=7, max=7))}}')).toBe('s-7');
    expect(await one('{{json([1, upper("a"), {"b": lower("C")}])}}')).toBe('[1,"A",{"b":"c"}]');
    expect(await one('{{first("", "x")}}')).toBe('x');
  });

  test('literals and comments', async () => {
    expect(await one('{{"{{"}}{{\'a"b\'}}{{12}}{{"\\u00e9\\n"}}{{! nothing }}')).toBe('{{a"b12é\n');
    expect(problemsOf('{{}}')[0]).toContain('empty');
    expect(problemsOf('{{"abc}}')[0]).toContain('never closed');
    expect(problemsOf('a\n{{"x"')[0]).toContain('2:1');
  });
});
