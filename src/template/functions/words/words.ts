import { fakerFunction } from '../definition/faker-call.ts';
import type { Environment, FunctionDefinition } from '../definition/function-definition.ts';
import { patternValue } from './patterns.ts';
import type { RenderState } from '../../program/render-state.ts';
import { inSequence } from '../../program/fused.ts';
import { type Value, wordsValue } from '../../program/value.ts';
import { WordList } from '../../program/word-list.ts';
import { weightedIndex } from '../random/choices.ts';
import { oneOf, symbolsValue } from '../random/symbols.ts';

/** faker's own function when arguments are given or the locale lacks what the fast one needs. */
function orFaker(
  name: string,
  fast: (environment: Environment) => Value | undefined,
): FunctionDefinition {
  const slow = fakerFunction(name);
  return {
    needsLocale: true,
    prepare: (args) => {
      const link = slow.prepare(args);
      if (args.list.length > 0) return link;
      return (environment) => fast(environment) ?? link(environment);
    },
  };
}

function fromList(name: string, path: string): FunctionDefinition {
  return orFaker(name, ({ data }) => {
    const words = data.words(path);
    return words === undefined ? undefined : wordsValue(words);
  });
}

function fromPattern(name: string, path: string): FunctionDefinition {
  return orFaker(
    name,
    once((environment) => patternValue(environment, path)),
  );
}

type MakeValue = (environment: Environment) => Value | undefined;

/** Linked once for a locale: these values keep no state. */
function once(make: MakeValue): MakeValue {
  const known = new WeakMap<object, Value | undefined>();
  return (environment) => {
    const { data } = environment;
    if (!known.has(data)) known.set(data, make(environment));
    return known.get(data);
  };
}

/**
 * First names and their like are kept as generic, female and male lists. faker draws
 * the sex, then the list by the square roots of the lists' lengths.
 * @param sex 0 male, 1 female (KDG's numbers), or undefined for either
 */
export function sexedValue({ data }: Environment, path: string, sex?: 0 | 1): Value | undefined {
  const lists = {
    generic: data.words(`${path}.generic`),
    female: data.words(`${path}.female`),
    male: data.words(`${path}.male`),
  };
  const values: Value[] = [];
  if (sex !== 0) pushSexed(values, lists.generic, lists.female);
  if (sex !== 1) pushSexed(values, lists.generic, lists.male);
  return values.length === 0 ? undefined : oneOf(values);
}

function pushSexed(
  values: Value[],
  generic: WordList | undefined,
  own: WordList | undefined,
): void {
  if (generic === undefined || own === undefined) {
    const words = own ?? generic;
    if (words !== undefined) values.push(wordsValue(words));
    return;
  }
  const pick = weightedIndex([3 * Math.sqrt(own.size), Math.sqrt(generic.size)]);
  const lists = [own, generic] as const;
  const list = (state: RenderState): WordList => lists[pick(state)] ?? own;
  values.push({
    get: (state) => {
      const words = list(state);
      return words.words[state.random.below(words.size)];
    },
    write: (out, state) => {
      const words = list(state);
      words.write(out, state.random.below(words.size));
    },
  });
}

export function firstName(environment: Environment, sex?: 0 | 1): Value | undefined {
  return sexedValue(environment, 'person.first_name', sex);
}

/** Only the plain cases: one pattern for all, or no pattern. */
function lastName(environment: Environment, sex?: 0 | 1): Value | undefined {
  const pattern = environment.data.definition('person.last_name_pattern');
  if (pattern === undefined) return sexedValue(environment, 'person.last_name', sex);
  if (environment.data.definition('person.last_name_pattern.female') !== undefined)
    return undefined;
  return patternValue(environment, 'person.last_name_pattern.generic');
}

/** Title, first and last name agree in sex. */
function fullName(environment: Environment, sex?: 0 | 1): Value | undefined {
  if (sex === undefined) {
    const both = [fullName(environment, 0), fullName(environment, 1)];
    return both.every((value) => value !== undefined) ? oneOf(both) : undefined;
  }
  const given = new Map<string, Value>();
  const paths = { prefix: 'prefix', firstName: 'first_name', middleName: 'middle_name' };
  for (const [name, path] of Object.entries(paths)) {
    const value = sexedValue(environment, `person.${path}`, sex);
    if (value !== undefined) given.set(`person.${name}`, value);
  }
  const last = lastName(environment, sex);
  if (last === undefined) return undefined;
  given.set('person.lastName', last);
  return patternValue(environment, 'person.name', given);
}

/** A surname alone: KDG has no double names. */
export function singleLastName(environment: Environment, sex?: 0 | 1): Value | undefined {
  return sexedValue(environment, 'person.last_name', sex);
}

/** First names in small letters, as KDG's host names; only where all will do as they are. */
function hostNames({ data }: Environment, after: string): WordList | undefined {
  const names = ['generic', 'female', 'male'].flatMap(
    (sex) => data.words(`person.first_name.${sex}`)?.words ?? [],
  );
  const hosts = [...new Set(names.map((name) => name.replaceAll("'", '').toLowerCase()))];
  const isUsable = hosts.length > 0 && hosts.every((host) => /^[a-z]+(?:-[a-z]+)*$/.test(host));
  return isUsable ? new WordList(hosts.map((host) => host + after)) : undefined;
}

const domainWord = once((environment) => {
  const hosts = hostNames(environment, '');
  return hosts && wordsValue(hosts);
});

const domainName = once((environment) => {
  // One step fewer with the dot: this is a part of many a log line.
  const hosts = hostNames(environment, '.');
  const suffixes = environment.data.words('internet.domain_suffix');
  return hosts && suffixes && inSequence([hosts, suffixes].map(wordsValue));
});

const PROTOCOLS = new WordList(['http://', 'https://']);

/** As KDG's, without faker 10's occasional `/` at the end, after which a path may be written. */
function url(environment: Environment): Value | undefined {
  const name = domainName(environment);
  return name && inSequence([wordsValue(PROTOCOLS), name]);
}

function symbols(path: string, rules: Parameters<typeof symbolsValue>[1]) {
  return ({ data }: Environment): Value | undefined => {
    const found = data.definition(path);
    const patterns = typeof found === 'string' ? [found] : found;
    if (!Array.isArray(patterns) || patterns.length === 0) return undefined;
    return oneOf(patterns.map((pattern) => symbolsValue(String(pattern), rules)));
  };
}

const BUILDING = { digit: '#', noLeadingZero: true };

/** Patterns that are plain text with runs of `#`. */
function plainSymbols(path: string) {
  const fill = symbols(path, BUILDING);
  return (environment: Environment): Value | undefined => {
    const found = environment.data.definition(path);
    return JSON.stringify(found ?? '').includes('{{') ? undefined : fill(environment);
  };
}

const LISTS: Readonly<Record<string, string>> = {
  'commerce.department': 'commerce.department',
  'commerce.product': 'commerce.product_name.product',
  'commerce.productAdjective': 'commerce.product_name.adjective',
  'commerce.productMaterial': 'commerce.product_name.material',
  'company.buzzAdjective': 'company.buzz_adjective',
  'company.buzzNoun': 'company.buzz_noun',
  'company.buzzVerb': 'company.buzz_verb',
  'company.catchPhraseAdjective': 'company.adjective',
  'company.catchPhraseDescriptor': 'company.descriptor',
  'company.catchPhraseNoun': 'company.noun',
  'finance.transactionType': 'finance.transaction_type',
  'hacker.abbreviation': 'hacker.abbreviation',
  'hacker.adjective': 'hacker.adjective',
  'hacker.ingverb': 'hacker.ingverb',
  'hacker.noun': 'hacker.noun',
  'hacker.verb': 'hacker.verb',
  'color.human': 'color.human',
  'internet.domainSuffix': 'internet.domain_suffix',
  'location.continent': 'location.continent',
  'location.country': 'location.country',
  'location.county': 'location.county',
  'location.state': 'location.state',
  'location.timeZone': 'location.time_zone',
  'person.jobArea': 'person.job_area',
  'person.jobDescriptor': 'person.job_descriptor',
  'person.jobType': 'person.job_type',
  'person.suffix': 'person.suffix',
  'word.adjective': 'word.adjective',
  'word.adverb': 'word.adverb',
  'word.noun': 'word.noun',
  'word.verb': 'word.verb',
};

const PATTERNS: Readonly<Record<string, string>> = {
  'commerce.productName': 'commerce.product_name.pattern',
  'commerce.productDescription': 'commerce.product_description',
  'company.name': 'company.name_pattern',
  'hacker.phrase': 'hacker.phrase',
  'internet.userAgent': 'internet.user_agent_pattern',
  'location.city': 'location.city_pattern',
  'location.street': 'location.street_pattern',
  'location.streetAddress': 'location.street_address.normal',
  'person.jobTitle': 'person.job_title_pattern',
};

export const WORD_FUNCTIONS: Readonly<Record<string, FunctionDefinition>> = {
  ...mapped(LISTS, fromList),
  ...mapped(PATTERNS, fromPattern),
  'person.firstName': orFaker('person.firstName', (environment) => firstName(environment)),
  'person.lastName': orFaker('person.lastName', (environment) => lastName(environment)),
  'person.prefix': orFaker('person.prefix', (environment) =>
    sexedValue(environment, 'person.prefix'),
  ),
  'person.fullName': orFaker('person.fullName', (environment) => fullName(environment)),
  'internet.domainWord': orFaker('internet.domainWord', domainWord),
  'internet.domainName': orFaker('internet.domainName', domainName),
  'internet.url': orFaker('internet.url', url),
  'location.zipCode': orFaker(
    'location.zipCode',
    symbols('location.postcode', { digit: '#', letter: '?', either: '*' }),
  ),
  'location.buildingNumber': orFaker(
    'location.buildingNumber',
    symbols('location.building_number', BUILDING),
  ),
  'location.secondaryAddress': orFaker(
    'location.secondaryAddress',
    plainSymbols('location.secondary_address'),
  ),
  'phone.number': orFaker(
    'phone.number',
    symbols('phone_number.format.human', { digit: '#', highDigit: '!' }),
  ),
};

function mapped(
  paths: Readonly<Record<string, string>>,
  make: (name: string, path: string) => FunctionDefinition,
): Readonly<Record<string, FunctionDefinition>> {
  return Object.fromEntries(Object.entries(paths).map(([name, path]) => [name, make(name, path)]));
}

export { orFaker };
