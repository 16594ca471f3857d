import { describe, expect, test } from 'vitest';
import { compileTemplate } from '../compile/compile.ts';
import { FAKER_NAMES } from '../functions/definition/faker-names.ts';
import { FUNCTIONS } from '../functions/index.ts';
import { NEW_NAMES } from './new-names.ts';
import { oldNames, renamingOf } from './renames.ts';
import { problemsOf } from '../testing/render.ts';

/** What faker 3.1.0, 5.5.3, 7.6.0 and 8.4.1 had and 10 has not, read out of these versions. */
const GONE: Readonly<Record<string, string>> = {
  address:
    'buildingNumber cardinalDirection city cityName cityPrefix citySuffix country countryCode county direction latitude longitude nearbyGPSCoordinate ordinalDirection secondaryAddress state stateAbbr street streetAddress streetName streetPrefix streetSuffix timeZone zipCode zipCodeByState',
  commerce: 'color',
  company: 'bs bsAdjective bsBuzz bsNoun companyName companySuffix suffixes',
  datatype: 'array bigInt datetime float hexaDecimal hexadecimal json number string uuid',
  finance: 'account mask maskedNumber',
  git: 'shortSha',
  helpers:
    'contextualCard createCard createTransaction randomize regexpStyleStringParse repeatString replaceSymbolWithNumber unique userCard',
  image:
    'abstract animals avatarLegacy business cats city fashion food image imageUrl nature nightlife people sports technics transport urlPlaceholder',
  internet: 'avatar color userName',
  location: 'cityName stateAbbr streetName zipCodeByState',
  mersenne: 'rand seed seed_array',
  name: 'findName firstName fullName gender jobArea jobDescriptor jobTitle jobType lastName middleName prefix sex sexType suffix title',
  phone: 'phoneFormats phoneNumber phoneNumberFormat',
  random:
    'alpha alphaNumeric arrayElement arrayElements boolean float hexaDecimal image locale number numeric objectElement uuid word words',
  time: 'recent',
};

const GONE_NAMES = Object.entries(GONE).flatMap(([module, methods]) =>
  methods.split(' ').map((method) => `${module}.${method}`),
);

describe('names of older versions of faker', () => {
  test.each(GONE_NAMES)('%s has a row', (name) => {
    const found = renamingOf(name);
    expect(found?.advice).toMatch(/\w/);
    if (found?.newName !== undefined) expect(FAKER_NAMES).toContain(found.newName);
    if (FUNCTIONS.has(name)) return;
    expect(problemsOf(`{{${name}}}`)[0]).toBe(
      `1:3 there is no function "${name}"; ${found?.advice ?? ''}`,
    );
  });

  test('no row is of a name that faker has, and each leads to a function that it has', () => {
    for (const name of oldNames()) {
      expect(FAKER_NAMES).not.toContain(name);
      const newName = renamingOf(name)?.newName;
      if (newName !== undefined) expect(FAKER_NAMES, name).toContain(newName);
    }
    for (const newName of NEW_NAMES.values()) expect(FAKER_NAMES).toContain(newName);
  });

  test.each([
    ['datatype.number', 'number.int'],
    ['faker.datatype.number', 'number.int'],
    ['address.timeZone', 'location.timeZone'],
    ['random.arrayElements', 'helpers.arrayElements'],
    ['datatype.datetime', 'date.anytime'],
    ['datatype.nubmer', 'number.int'],
    ['adress.timeZone', 'location.timeZone'],
    ['internet.userNmae', 'internet.username'],
  ])('%s: %s is offered', (name, newName) => {
    const compiled = compileTemplate(`{{${name}}}`);
    expect(!compiled.ok && compiled.error[0]?.suggestion).toBe(newName);
  });

  test('where the arguments change too, the whole call is told and nothing replaced', () => {
    const compiled = compileTemplate('{{git.shortSha}}');
    expect(!compiled.ok && compiled.error[0]).toMatchObject({
      message: 'there is no function "git.shortSha"; use git.commitSha(length=7) instead',
    });
    expect(!compiled.ok && compiled.error[0]).not.toHaveProperty('suggestion');
    expect(problemsOf('{{image.unsplash.food}}')[0]).toContain('use image.url instead');
  });
});
