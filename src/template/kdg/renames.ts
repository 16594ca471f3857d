/**
 * What became of the functions of older versions of faker, by its own deprecations (versions 6 to
 * 9) and upgrading guides: https://fakerjs.dev/guide/upgrading. A test has all names that versions
 * 3.1 (KDG's), 5.5, 7 and 8 had and 10 has not.
 */

/** The same under a new name. */
export const RENAMED: ReadonlyMap<string, string> = new Map([
  ['address.buildingNumber', 'location.buildingNumber'],
  ['address.cardinalDirection', 'location.cardinalDirection'],
  ['address.city', 'location.city'],
  ['address.cityName', 'location.city'],
  ['address.country', 'location.country'],
  ['address.countryCode', 'location.countryCode'],
  ['address.county', 'location.county'],
  ['address.direction', 'location.direction'],
  ['address.latitude', 'location.latitude'],
  ['address.longitude', 'location.longitude'],
  ['address.nearbyGPSCoordinate', 'location.nearbyGPSCoordinate'],
  ['address.ordinalDirection', 'location.ordinalDirection'],
  ['address.secondaryAddress', 'location.secondaryAddress'],
  ['address.state', 'location.state'],
  ['address.street', 'location.street'],
  ['address.streetAddress', 'location.streetAddress'],
  ['address.streetName', 'location.street'],
  ['address.timeZone', 'location.timeZone'],
  ['address.zipCode', 'location.zipCode'],
  ['commerce.color', 'color.human'],
  ['company.bs', 'company.buzzPhrase'],
  ['company.bsAdjective', 'company.buzzAdjective'],
  ['company.bsBuzz', 'company.buzzVerb'],
  ['company.bsNoun', 'company.buzzNoun'],
  ['company.companyName', 'company.name'],
  ['datatype.bigInt', 'number.bigInt'],
  ['datatype.datetime', 'date.anytime'],
  ['datatype.float', 'number.float'],
  ['datatype.hexaDecimal', 'string.hexadecimal'],
  ['datatype.hexadecimal', 'string.hexadecimal'],
  ['datatype.number', 'number.int'],
  ['datatype.string', 'string.sample'],
  ['datatype.uuid', 'string.uuid'],
  ['finance.account', 'finance.accountNumber'],
  ['helpers.randomize', 'helpers.arrayElement'],
  ['helpers.regexpStyleStringParse', 'helpers.fromRegExp'],
  ['helpers.replaceSymbolWithNumber', 'helpers.replaceSymbols'],
  ['image.avatarLegacy', 'image.avatar'],
  ['image.imageUrl', 'image.url'],
  ['internet.avatar', 'image.avatar'],
  ['internet.color', 'color.rgb'],
  ['internet.userName', 'internet.username'],
  ['location.cityName', 'location.city'],
  ['location.streetName', 'location.street'],
  ['mersenne.rand', 'number.int'],
  ['name.findName', 'person.fullName'],
  ['name.firstName', 'person.firstName'],
  ['name.fullName', 'person.fullName'],
  ['name.gender', 'person.gender'],
  ['name.jobArea', 'person.jobArea'],
  ['name.jobDescriptor', 'person.jobDescriptor'],
  ['name.jobTitle', 'person.jobTitle'],
  ['name.jobType', 'person.jobType'],
  ['name.lastName', 'person.lastName'],
  ['name.middleName', 'person.middleName'],
  ['name.prefix', 'person.prefix'],
  ['name.sex', 'person.sex'],
  ['name.sexType', 'person.sexType'],
  ['name.suffix', 'person.suffix'],
  ['name.title', 'person.jobTitle'],
  ['phone.phoneNumber', 'phone.number'],
  ['random.alpha', 'string.alpha'],
  ['random.alphaNumeric', 'string.alphanumeric'],
  ['random.arrayElement', 'helpers.arrayElement'],
  ['random.arrayElements', 'helpers.arrayElements'],
  ['random.boolean', 'datatype.boolean'],
  ['random.float', 'number.float'],
  ['random.hexaDecimal', 'string.hexadecimal'],
  ['random.number', 'number.int'],
  ['random.numeric', 'string.numeric'],
  ['random.objectElement', 'helpers.objectValue'],
  ['random.uuid', 'string.uuid'],
  ['random.weightedArrayElement', 'helpers.weightedArrayElement'],
  ['random.word', 'word.sample'],
  ['random.words', 'word.words'],
  ['time.recent', 'date.recent'],
]);

/** No longer a function of its own: the call that comes nearest. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['address.cityPrefix', 'location.city'],
  ['address.citySuffix', 'location.city'],
  ['address.stateAbbr', 'location.state(abbreviated=true)'],
  ['address.streetPrefix', 'location.street'],
  ['address.streetSuffix', 'location.street'],
  ['address.zipCodeByState', 'location.zipCode(state="CA")'],
  ['company.companySuffix', 'company.name'],
  ['company.suffixes', 'company.name'],
  ['finance.mask', 'finance.accountNumber(4)'],
  ['finance.maskedNumber', 'finance.accountNumber(4)'],
  ['git.shortSha', 'git.commitSha(length=7)'],
  ['image.abstract', 'image.urlLoremFlickr(category="abstract")'],
  ['image.animals', 'image.urlLoremFlickr(category="animals")'],
  ['image.business', 'image.urlLoremFlickr(category="business")'],
  ['image.cats', 'image.urlLoremFlickr(category="cats")'],
  ['image.city', 'image.urlLoremFlickr(category="city")'],
  ['image.fashion', 'image.urlLoremFlickr(category="fashion")'],
  ['image.food', 'image.urlLoremFlickr(category="food")'],
  ['image.image', 'image.url'],
  ['image.lorempicsum', 'image.urlPicsumPhotos'],
  ['image.lorempixel', 'image.url'],
  ['image.nature', 'image.urlLoremFlickr(category="nature")'],
  ['image.nightlife', 'image.urlLoremFlickr(category="nightlife")'],
  ['image.people', 'image.urlLoremFlickr(category="people")'],
  ['image.placeholder', 'image.url'],
  ['image.sports', 'image.urlLoremFlickr(category="sports")'],
  ['image.technics', 'image.urlLoremFlickr(category="technics")'],
  ['image.transport', 'image.urlLoremFlickr(category="transport")'],
  ['image.unsplash', 'image.url'],
  ['image.urlPlaceholder', 'image.url'],
  ['location.stateAbbr', 'location.state(abbreviated=true)'],
  ['location.zipCodeByState', 'location.zipCode(state="CA")'],
  ['phone.phoneFormats', 'phone.number'],
  ['phone.phoneNumberFormat', 'phone.number'],
  ['random.image', 'image.url'],
]);

/** Given up: what to do in a template. */
const GIVEN_UP: ReadonlyMap<string, string> = new Map([
  ['datatype.array', 'write the list in the template: [{{#repeat 3}}…{{/repeat}}]'],
  ['datatype.json', 'write the JSON in the template, with tags in it'],
  ['helpers.contextualCard', 'write the JSON in the template, with tags in it'],
  ['helpers.createCard', 'write the JSON in the template, with tags in it'],
  ['helpers.createTransaction', 'write the JSON in the template, with tags in it'],
  ['helpers.repeatString', 'use {{#repeat 3 ""}}…{{/repeat}}'],
  ['helpers.unique', 'use seq for values that do not come twice'],
  ['helpers.userCard', 'write the JSON in the template, with tags in it'],
  ['mersenne.seed', 'the seed is a setting of the run'],
  ['mersenne.seed_array', 'the seed is a setting of the run'],
  ['random.locale', 'the language is a setting of the template'],
]);

/** Every old name that is known. */
export function oldNames(): readonly string[] {
  return [...RENAMED.keys(), ...INSTEAD.keys(), ...GIVEN_UP.keys()];
}

export interface Renaming {
  /** What to do, in words that go on after a semicolon. */
  readonly advice: string;
  /** The function to use now; absent when there is none. */
  readonly newName?: string;
  /** Whether the new name can stand where the old one stood. */
  readonly isSame: boolean;
}

/** What became of a function of an older faker; `undefined` for names that faker never had. */
export function renamingOf(name: string): Renaming | undefined {
  const newName = RENAMED.get(name);
  if (newName !== undefined)
    return { advice: `faker 10 calls it ${newName}`, newName, isSame: true };
  const parts = name.split('.', 2).join('.');
  const call = INSTEAD.get(name) ?? INSTEAD.get(parts);
  if (call !== undefined) {
    const [now = ''] = call.split('(');
    return { advice: `use ${call} instead`, newName: now, isSame: call === now };
  }
  const advice = GIVEN_UP.get(name);
  return advice === undefined ? undefined : { advice, isSame: false };
}
