/** Every function of KDG (faker 3.1 and six of its own), by module. */
const KDG_MODULES: Readonly<Record<string, string>> = {
  address:
    'zipCode city cityPrefix citySuffix streetName streetAddress streetSuffix streetPrefix secondaryAddress county country countryCode state stateAbbr latitude longitude nearbyGPSCoordinate',
  commerce: 'color department productName price productAdjective productMaterial product',
  company:
    'suffixes companyName companySuffix catchPhrase bs catchPhraseAdjective catchPhraseDescriptor catchPhraseNoun bsAdjective bsBuzz bsNoun',
  date: 'past future between recent month weekday now utc simTime',
  finance:
    'account accountName mask amount transactionType currencyCode currencyName currencySymbol bitcoinAddress',
  hacker: 'abbreviation adjective noun verb ingverb phrase',
  helpers:
    'randomize slugify replaceSymbolWithNumber replaceSymbols shuffle mustache createCard contextualCard userCard createTransaction',
  image:
    'image avatar imageUrl abstract animals business cats city food nightlife fashion people nature sports technics transport',
  internet:
    'avatar email exampleEmail session userName protocol url domainName domainSuffix domainWord ip userAgent color mac password',
  lorem: 'word words sentence sentences paragraph paragraphs text lines',
  name: 'firstName lastName findName jobTitle prefix suffix title jobDescriptor jobArea jobType',
  phone: 'phoneNumber phoneNumberFormat phoneFormats',
  random:
    'number arrayElement weightedArrayElement objectElement uuid boolean word words image locale alphaNumeric',
  system:
    'fileName commonFileName mimeType commonFileType commonFileExt fileType fileExt directoryPath filePath semver',
};

/** `module.method` of each. A test compares this with faker 3.1 itself. */
export const KDG_NAMES: ReadonlySet<string> = new Set(
  Object.entries(KDG_MODULES).flatMap(([module, methods]) =>
    methods.split(' ').map((method) => `${module}.${method}`),
  ),
);

/** Those whose value may have parts that a template can take. */
const WITH_PARTS: ReadonlySet<string> = new Set([
  'helpers.createCard',
  'helpers.contextualCard',
  'helpers.userCard',
  'helpers.createTransaction',
  'helpers.randomize',
  'random.arrayElement',
  'random.objectElement',
  'random.weightedArrayElement',
]);

/** The name of KDG's function that a longer name begins with: KDG reads only the first two parts. */
export function kdgFunction(dottedName: string): string | undefined {
  const name = dottedName.split('.', 2).join('.');
  return KDG_NAMES.has(name) ? name : undefined;
}

/** Whether KDG passes over all that follows this function's name, and nothing can be meant by it. */
export function hasNoParts(name: string): boolean {
  return KDG_NAMES.has(name) && !WITH_PARTS.has(name);
}
