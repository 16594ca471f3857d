import { describe, expect, test } from 'vitest';
import { FUNCTIONS } from './functions/index.ts';
import { one, problemsOf } from './testing/render.ts';

const PROBES = [
  '{{constructor.constructor(globalThis.hacked=1)}}',
  '{{constructor.constructor("globalThis.hacked=1")}}',
  '{{random.constructor}}',
  '{{random.constructor.constructor("return process")()}}',
  '{{__proto__.polluted}}',
  '{{random.__proto__}}',
  '{{random.__defineGetter__("x", 1)}}',
  '{{random.hasOwnProperty("x")}}',
  '{{random.toString}}',
  '{{random.valueOf}}',
  '{{faker.seed(1)}}',
  '{{fakerCore.randomizer}}',
  '{{helpers.faker}}',
  '{{definitions.person}}',
  '{{rawDefinitions.person}}',
  '{{locales.en}}',
  '{{date.faker.seed}}',
  '{{eval("1")}}',
  '{{Function("return 1")}}',
  '{{globalThis.process}}',
  '{{process.exit}}',
  '{{window.location}}',
  '{{this.constructor}}',
  '{{import("x")}}',
  '{{prototype.x}}',
  '{{airline.airline.constructor}}',
  '{{airline.airline.__proto__}}',
];

describe('nothing that a template says runs as code', () => {
  test.each(PROBES)('%s', async (probe) => {
    const problems = problemsOf(probe);
    if (problems.length === 0) await expect(one(probe)).rejects.toThrow('no part');
    else expect(problems[0]).toMatch(/there is no function|expected|takes no/);
    expect(globalThis).not.toHaveProperty('hacked');
  });

  test("what follows KDG's names is passed over, not looked up", async () => {
    expect(await one('{{random.number.constructor({"max":0})}}')).toBe('0');
    expect(await one('{{random.number(0).constructor("return 1")()}}')).toBe('0');
    expect(await one('{{random.uuid().constructor.name}}x')).toMatch(/^[0-9a-f-]{36}x$/);
    await expect(one('{{helpers.userCard.constructor}}')).rejects.toThrow('no part');
  });

  test('keys such as __proto__ are keys like any other and reach no prototype', async () => {
    const key = '{{random.objectElement({"__proto__":{"polluted":1}}, "key")}}';
    expect(await one(key)).toBe('__proto__');
    await one('{{number.int({"__proto__":{"max":1},"constructor":{"prototype":{"polluted":1}}})}}');
    await one('{{random.number(__proto__=3, max=2)}}');
    expect({}).not.toHaveProperty('polluted');
    expect(await one('{{let a = random.arrayElement([{"b":1}])}}{{a.b}}')).toBe('1');
    await expect(
      one('{{let a = random.arrayElement([{"b":1}])}}{{a.constructor}}'),
    ).rejects.toThrow('no part "constructor"');
  });

  test('the table of functions has no inherited names', () => {
    for (const name of FUNCTIONS.keys()) {
      expect(name).not.toMatch(/constructor|prototype|__|fakerCore|definitions/);
    }
  });

  test('faker gets no functions, patterns or templates of the user', () => {
    expect(problemsOf('{{helpers.multiple("x")}}')[0]).toContain('#repeat');
    expect(problemsOf('{{helpers.fromRegExp("(a+)+{1,999999999}")}}')[0]).toContain('10000');
    expect(problemsOf('{{string.alpha(1000000000)}}')[0]).toContain('100000');
    expect(problemsOf('{{string.alpha({"length":{"min":1,"max":1000000000}})}}')[0]).toContain(
      '100000',
    );
    expect(problemsOf('{{lorem.paragraphs(1000000000)}}')[0]).toContain('100000');
    expect(problemsOf('{{internet.password({"pattern":"(a+)+$"})}}')[0]).toContain('fromRegExp');
  });
});
