import { describe, expect, test } from 'vitest';
import { KDG_NAMES } from './kdg-names.ts';
import { kdgEngine } from '../testing/kdg-engine.ts';
import { rendered } from '../testing/render.ts';

const kdg = kdgEngine(7);
const RECORDS = 300;

/** Where we print something else on purpose: what we print, and why. */
const DIFFERENT: Readonly<Record<string, readonly [shape: RegExp, reason: string]>> = {
  'address.nearbyGPSCoordinate': [
    /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?$/,
    'not in faker 3.1: KDG added it',
  ],
  'address.streetPrefix': [/^(?:North|East|South|West)$/, 'KDG has no English ones: a, b or c'],
  'commerce.price': [/^\d{1,4}\.\d\d$/, 'cents are drawn; KDG draws whole amounts'],
  'date.between': [/./, 'needs two dates, which KDG cannot take'],
  'date.future': [/^20\d\d-\d\d-\d\dT[\d:.]+Z$/, "ISO 8601; KDG prints JavaScript's own form"],
  'date.past': [/^20\d\d-\d\d-\d\dT[\d:.]+Z$/, "ISO 8601; KDG prints JavaScript's own form"],
  'date.recent': [/^20\d\d-\d\d-\d\dT[\d:.]+Z$/, "ISO 8601; KDG prints JavaScript's own form"],
  'finance.amount': [/^\d{1,4}\.\d\d$/, 'cents are drawn; KDG draws whole amounts'],
  'finance.currencySymbol': [/^\S+/, 'signs of currencies of today'],
  'helpers.contextualCard': [/^\{"name":.*\}$/, 'JSON; KDG prints [object Object]'],
  'helpers.createCard': [/^\{"name":.*\}$/, 'JSON; KDG prints [object Object]'],
  'helpers.createTransaction': [/^\{"amount":.*\}$/, 'JSON; KDG prints [object Object]'],
  'helpers.userCard': [/^\{"name":.*\}$/, 'JSON; KDG prints [object Object]'],
  'image.avatar': [/^https:\/\/\S+$/, "addresses that answer; KDG's are gone"],
  'internet.avatar': [/^https:\/\/\S+$/, "addresses that answer; KDG's are gone"],
  'internet.session': [/^[0-9a-f-]{36}$/, 'not in faker 3.1: KDG added it'],
  'internet.userAgent': [/^\w+\/\d[^"\\]*$/, 'programs of today'],
  'random.locale': [/^[a-z]{2,3}(?:_\w+)*$/, "all of KDG's locales; faker 3.1's test file has one"],
  'random.weightedArrayElement': [/./, 'needs an argument'],
  'system.directoryPath': [/^\/\S+$/, 'KDG has forgotten to write it: undefined'],
  'system.filePath': [/^\/\S+$/, 'KDG has forgotten to write it: undefined'],
};

/** Words of a list, whose words change from version to version: letters, figures, blanks and signs. */
const WORDS =
  /^(?:commerce\.(?!price)|company\.|hacker\.|random\.words?$|address\.(?:county|country|state)$|finance\.(?:accountName|transactionType|currency)|name\.(?:job|title|suffix)|system\.(?!semver))/;
const WORD_SHAPE = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’.,&/()+!_-]*$/u;

/** What an engine prints, with all letters and all figures alike. */
function shapeOf(name: string, text: string): string {
  if (/uuid|mac|color|password|alphaNumeric|bitcoin/.test(name))
    return text.replaceAll(/[\dA-Za-z_]/g, 'x').replaceAll(/x{26,}/g, 'x…');
  return text
    .replaceAll(/[\p{L}\p{M}'’]+/gu, 'a')
    .replaceAll(/\d+/g, '9')
    .replaceAll(/a(?:[ .,\n\r]+a)+\.?/g, 'a…');
}

function kdgTexts(call: string, count = RECORDS): string[] {
  // KDG answers an empty template with words of its own, so something stands around the tag.
  return Array.from({ length: count }, () => kdg.fake(`<{{${call}}}>`).slice(1, -1));
}

const NAMES = [...KDG_NAMES];

describe("each of KDG's functions prints what KDG's prints", () => {
  test("the names are faker 3.1's and KDG's own", () => {
    const own = ['address.nearbyGPSCoordinate', 'internet.session'];
    const left = NAMES.filter((name) => {
      const [module = '', method = ''] = name.split('.');
      return typeof (kdg[module] as Record<string, unknown>)[method] !== 'function';
    });
    expect(left).toEqual(own);
    expect(NAMES).toHaveLength(142);
  });

  test.each(NAMES.filter((name) => !Object.hasOwn(DIFFERENT, name)))('%s', async (name) => {
    const theirs = kdgTexts(name, RECORDS * 4);
    const ours = await rendered(`{{${name}}}`, RECORDS);
    if (WORDS.test(name)) {
      for (const text of [...ours, ...theirs]) expect(text).toMatch(WORD_SHAPE);
      return;
    }
    const known = new Set(theirs.map((text) => shapeOf(name, text)));
    for (const text of ours) expect(known, text).toContain(shapeOf(name, text));
    const made = new Set(ours.map((text) => shapeOf(name, text)));
    const often = theirs.slice(0, RECORDS / 10);
    for (const text of often) expect(made, `KDG: ${text}`).toContain(shapeOf(name, text));
  });

  test.each(Object.entries(DIFFERENT).filter(([name]) => !/between|weighted/.test(name)))(
    '%s on purpose otherwise',
    async (name, [shape]) => {
      for (const text of await rendered(`{{${name}}}`, RECORDS)) expect(text).toMatch(shape);
    },
  );
});

describe('arguments at the edge', () => {
  /** Calls whose every possible text is few: both engines make the same set of them. */
  test.each([
    'random.number(-5)',
    'random.number({"max":-5})',
    'random.number({"max":-2,"precision":0.5})',
    'random.number(0)',
    'random.number(3)',
    'random.number({"min":2,"max":2})',
    'random.arrayElement("")',
    'random.arrayElement(null)',
    'random.arrayElement(0)',
    'random.arrayElement(false)',
    'random.arrayElement("xy")',
    'random.objectElement(null)',
    'random.boolean("x")',
    'random.words(0)',
    'random.words(-1)',
    'random.words("x")',
    'helpers.randomize(null)',
    'helpers.slugify("")',
    'helpers.slugify(false)',
    'helpers.shuffle("x")',
    'helpers.mustache(5)',
    'helpers.replaceSymbols(null)',
    'image.imageUrl(0)',
    'image.cats("x")',
    'image.cats([1,2])',
    'internet.protocol(7)',
    'commerce.price(-5)',
    'lorem.words(0)',
    'lorem.words(-1)',
    'lorem.words(null)',
    'lorem.sentence(0)',
    'lorem.sentences(0)',
    'lorem.lines(-3)',
    'lorem.paragraphs(0)',
    'phone.phoneNumberFormat(99)',
    'date.month(0)',
    'date.weekday(null)',
  ])('%s', async (call) => {
    const ours = await rendered(`<{{${call}}}>`, 400);
    const theirs = kdgTexts(call, 400).map((text) => `<${text}>`);
    // KDG's -0 is written without its sign.
    expect(new Set(ours)).toEqual(new Set(theirs.map((text) => text.replace('<-0>', '<0>'))));
  });

  test.each(['', '""', 'null', '0', 'false'])('date.utc(%s) is date.utc', async (argument) => {
    const [text] = await rendered(argument === '' ? '{{date.utc}}' : `{{date.utc(${argument})}}`);
    expect(text).toBe('2026-01-01T00:00:00Z');
    expect(kdgTexts(argument === '' ? 'date.utc' : `date.utc(${argument})`, 1)[0]).toMatch(
      /^[\d-]{10}T[\d:]{8}Z$/,
    );
  });

  test.each([
    ['phone.phoneNumberFormat(1)', /^\(\d{3}\) \d{3}-\d{4}$/],
    ['phone.phoneNumberFormat(2)', /^1-\d{3}-\d{3}-\d{4}$/],
    ['phone.phoneNumberFormat(8)', /^\d{3}-\d{3}-\d{4} x\d{3}$/],
    ['lorem.words(2.5)', /^[a-z]+ [a-z]+ [a-z]+$/],
    ['lorem.words("3")', /^[a-z]+ [a-z]+ [a-z]+$/],
    ['lorem.word(99)', /^[a-z]+$/],
    ['lorem.paragraph(2)', /^(?:[A-Z][a-z ]+\.\s?){2,5}$/],
    ['address.city(1)', /^[A-Z]\w+ [A-Z][a-z]+$/],
    ['address.streetAddress(1)', /^\d{3,5} .* (?:Apt\.|Suite) \d{3}$/],
    ['company.companyName(1)', /^[A-Z][\w']+ - [A-Z][\w']+$/],
    ['finance.account(0)', /^\d{8}$/],
    ['finance.account(2.5)', /^\d{3}$/],
    ['finance.mask(0)', /^\d{4}$/],
    ['finance.amount(null)', /^\d+\.\d\d$/],
    ['internet.url("x")', /^https?:\/\/[a-z]+\.[a-z]+$/],
    ['internet.password(0)', /^\w{15}$/],
    ['internet.color(-1)', /^#[0-9a-f]{6}$/],
    ['random.number(null)', /^\d{1,5}$/],
    ['random.number([1,2])', /^\d{1,5}$/],
    ['random.uuid(4)', /^[0-9a-f-]{36}$/],
    ['system.fileExt("no/type")', /^\w+$/],
    ['system.semver(3)', /^\d\.\d\.\d$/],
    ['hacker.noun(5)', /^[a-z][a-z ]*$/],
  ])('%s', async (call, shape) => {
    for (const text of kdgTexts(call, 50)) expect(text).toMatch(shape);
    for (const text of await rendered(`{{${call}}}`, 50)) expect(text).toMatch(shape);
  });

  test('a number of years below 0 goes the other way', async () => {
    for (const text of await rendered('{{date.past(-1)}}', 50)) expect(text).toMatch(/^2026-/);
    for (const text of await rendered('{{date.future(-1)}}', 50)) expect(text).toMatch(/^2025-/);
  });

  test('a path may follow an address', async () => {
    for (const text of await rendered('{{internet.url}}/cart', RECORDS))
      expect(text).toMatch(/^https?:\/\/[a-z]+\.[a-z]+\/cart$/);
  });
});
