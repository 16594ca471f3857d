import type { CallExpression } from './syntax.ts';

/** KDG's names (faker 3's) that faker 10 has given up, and what it calls them now. */
export const NEW_NAMES: ReadonlyMap<string, string> = new Map([
  ['address.zipCode', 'location.zipCode'],
  ['address.city', 'location.city'],
  ['address.streetName', 'location.street'],
  ['address.streetAddress', 'location.streetAddress'],
  ['address.secondaryAddress', 'location.secondaryAddress'],
  ['address.county', 'location.county'],
  ['address.country', 'location.country'],
  ['address.countryCode', 'location.countryCode'],
  ['address.state', 'location.state'],
  ['address.latitude', 'location.latitude'],
  ['address.longitude', 'location.longitude'],
  ['address.nearbyGPSCoordinate', 'location.nearbyGPSCoordinate'],
  ['commerce.color', 'color.human'],
  ['company.companyName', 'company.name'],
  ['company.bs', 'company.buzzPhrase'],
  ['company.bsAdjective', 'company.buzzAdjective'],
  ['company.bsBuzz', 'company.buzzVerb'],
  ['company.bsNoun', 'company.buzzNoun'],
  ['finance.account', 'finance.accountNumber'],
  ['helpers.randomize', 'helpers.arrayElement'],
  ['helpers.replaceSymbolWithNumber', 'helpers.replaceSymbols'],
  ['image.imageUrl', 'image.url'],
  ['internet.avatar', 'image.avatar'],
  ['internet.color', 'color.rgb'],
  ['internet.userName', 'internet.username'],
  ['name.findName', 'person.fullName'],
  ['name.firstName', 'person.firstName'],
  ['name.jobArea', 'person.jobArea'],
  ['name.jobDescriptor', 'person.jobDescriptor'],
  ['name.jobTitle', 'person.jobTitle'],
  ['name.jobType', 'person.jobType'],
  ['name.lastName', 'person.lastName'],
  ['name.prefix', 'person.prefix'],
  ['name.suffix', 'person.suffix'],
  ['name.title', 'person.jobTitle'],
  ['phone.phoneNumber', 'phone.number'],
  ['random.alphaNumeric', 'string.alphanumeric'],
  ['random.arrayElement', 'helpers.arrayElement'],
  ['random.boolean', 'datatype.boolean'],
  ['random.number', 'number.int'],
  ['random.objectElement', 'helpers.objectValue'],
  ['random.uuid', 'string.uuid'],
  ['random.weightedArrayElement', 'helpers.weightedArrayElement'],
  ['random.word', 'word.sample'],
  ['random.words', 'word.words'],
]);

/** Those of which the new name makes the same of the same arguments. */
const SAME_ARGUMENTS: ReadonlySet<string> = new Set([
  'address.zipCode',
  'finance.account',
  'helpers.randomize',
  'random.alphaNumeric',
  'random.arrayElement',
  'random.weightedArrayElement',
  'random.words',
]);

/** Those of which the new name makes something else when nothing is given. */
const OTHER_DEFAULTS: ReadonlySet<string> = new Set([
  'image.imageUrl',
  'random.number',
  'random.objectElement',
]);

/** Whether the new name can stand in the place of the old one with these arguments. */
export function canBeRenamed(name: string, { args, named }: CallExpression): boolean {
  if (args.length === 0 && named.length === 0) return !OTHER_DEFAULTS.has(name);
  return name === 'random.number' ? isPlainRange(args, named) : SAME_ARGUMENTS.has(name);
}

/** A greatest number, or a least and a greatest: faker 10 knows no steps by `precision`. */
function isPlainRange(args: CallExpression['args'], named: CallExpression['named']): boolean {
  const [first] = args;
  if (first?.kind === 'literal') return args.length === 1 && named.length === 0;
  const keys = [...(first?.kind === 'object' ? first.entries : []), ...named].map(({ key }) => key);
  return keys.includes('max') && keys.every((key) => key === 'min' || key === 'max');
}
