/** How a function of ours or of KDG's is called, what it makes, and one call to show. */
export type OwnDoc = readonly [signature: string, summary: string, example: string];

/** What KDG's users could not say. */
export const SHARDLAB_DOCS: Readonly<Record<string, OwnDoc>> = {
  seq: [
    'seq(from=1, step=1, per=…)',
    'A number that grows by step with every record; with per, a count of its own for each value of per.',
    'seq(from=1000)',
  ],
  now: [
    'now(format="iso", shift="0s", offset="Z")',
    'The time the record was due: iso, ms, s or any date format; shifted by a time such as "-5m"; at any UTC offset.',
    'now("ms")',
  ],
  index: ['index', 'The number of the record, 0 for the first.', 'index'],
  item: ['item(from=1, step=1)', 'Inside {{#repeat}}: the number of the item.', 'item'],
  key: ['key', 'The partition key of the record.', 'key'],
  shard: ['shard', 'The id of the shard that the key is predicted to fall on.', 'shard'],
  normal: [
    'normal(mean=0, sd=1, min=…, max=…, decimals=2)',
    'A number from a normal distribution; drawn anew when outside min and max.',
    'normal(mean=20, sd=5)',
  ],
  lognormal: [
    'lognormal(median=1, sigma=1, min=…, max=…, decimals=2)',
    'A number from a log-normal distribution, such as a latency or a file size.',
    'lognormal(median=250, sigma=0.8)',
  ],
  exponential: [
    'exponential(mean=1, min=…, max=…, decimals=2)',
    'A number from an exponential distribution, such as the time between two events.',
    'exponential(mean=30)',
  ],
  zipf: [
    'zipf(n=100, s=1)',
    'A rank from 1 to n, rank k as likely as 1 / k^s: few are frequent, many are rare.',
    'zipf(n=1000, s=1.2)',
  ],
  walk: [
    'walk(from=0, step=1, min=…, max=…, decimals=2, per=…)',
    'A random walk: the last value plus a normal step; a walk of its own for each value of per.',
    'walk(from=20, step=0.5, min=-10, max=45)',
  ],
  list: [
    'list(name | values…, pick="random")',
    'A value of a pasted list, or one of those given; pick="cycle" takes them in turn.',
    'list("red", "green", "blue")',
  ],
  csv: [
    'csv(list, column, pick="random")',
    'A column of an uploaded CSV. All columns of one record, or of one repeated item, come from one row.',
    'csv("cities", "name")',
  ],
  pad: [
    'pad(bytes, with=" ")',
    'Fills the record, delimiter included, up to so many bytes. Once in a template, outside #repeat.',
    'pad(1024, with="x")',
  ],
  concat: [
    'concat(values…)',
    'The values as one text.',
    'concat("sensor-", number.int(min=1, max=9))',
  ],
  first: ['first(values…)', 'The first of the values that is not empty.', 'first("", "fallback")'],
  upper: ['upper(value)', 'In capital letters.', 'upper("abc")'],
  lower: ['lower(value)', 'In small letters.', 'lower("ABC")'],
  json: [
    'json(value)',
    'As JSON: text in quotes and escaped, lists and objects whole.',
    'json(person.bio)',
  ],
};

/** KDG's functions that faker 10 has not, or has with another meaning. */
export const KDG_DOCS: Readonly<Record<string, OwnDoc>> = {
  'random.number': [
    'random.number(max | {min, max, precision})',
    'A number from min (0) to max (99999), both included, in steps of precision (1).',
    'random.number({"min":10, "max":150})',
  ],
  'random.arrayElement': [
    'random.arrayElement([…])',
    'One of the values.',
    'random.arrayElement(["OK","FAIL"])',
  ],
  'random.weightedArrayElement': [
    'random.weightedArrayElement({weights, data})',
    'One of data, as often as its weight says, exactly.',
    'random.weightedArrayElement({"weights":[0.3,0.7], "data":["a","b"]})',
  ],
  'random.objectElement': [
    'random.objectElement({…}, "key")',
    'A value of the object, or one of its keys.',
    'random.objectElement({"a":1,"b":2})',
  ],
  'random.uuid': ['random.uuid', 'A version 4 UUID.', 'random.uuid'],
  'random.boolean': ['random.boolean', 'true or false.', 'random.boolean'],
  'random.word': [
    'random.word',
    'A word of any kind, such as a product or a county.',
    'random.word',
  ],
  'random.words': [
    'random.words(count)',
    'Words of any kind, 1 to 3 when no count is given.',
    'random.words(2)',
  ],
  'random.image': ['random.image', 'The address of a picture.', 'random.image'],
  'random.locale': ['random.locale', 'The name of a locale that KDG carries.', 'random.locale'],
  'random.alphaNumeric': [
    'random.alphaNumeric(length=1)',
    'Small letters and digits.',
    'random.alphaNumeric',
  ],
  'date.now': [
    'date.now(format)',
    "The record's time in the machine's zone, in moment's format.",
    'date.now("YYYY-MM-DD HH:mm:ss")',
  ],
  'date.utc': [
    'date.utc(format)',
    "The record's time in UTC, in moment's format.",
    'date.utc("YYYY-MM-DD")',
  ],
  'date.simTime': [
    'date.simTime(format)',
    "The simulated clock, which is the record's time, in moment's format.",
    'date.simTime',
  ],
  'current.timestamp': ['current.timestamp', 'An old name of date.now.', 'current.timestamp'],
  'date.month': ['date.month({abbr})', 'The name of a month.', 'date.month({"abbr":true})'],
  'date.weekday': ['date.weekday({abbr})', 'The name of a weekday.', 'date.weekday'],
  'internet.ip': ['internet.ip', 'An IPv4 address.', 'internet.ip'],
  'internet.session': [
    'internet.session',
    'An identifier of a session, a UUID.',
    'internet.session',
  ],
  'internet.avatar': ['internet.avatar', "The address of a person's picture.", 'internet.avatar'],
  'internet.userName': [
    'internet.userName(firstName, lastName)',
    'A user name.',
    'internet.userName',
  ],
  'internet.color': [
    'internet.color(baseRed255, baseGreen255, baseBlue255)',
    'A colour such as #1a2b3c, near the base when one is given.',
    'internet.color',
  ],
  'internet.password': [
    'internet.password(length=15, memorable=false, pattern, prefix)',
    'A password.',
    'internet.password(20)',
  ],
  'address.zipCode': [
    'address.zipCode(format)',
    'A postal code; # is a digit, ? a letter.',
    'address.zipCode',
  ],
  'address.city': ['address.city', 'A city.', 'address.city'],
  'address.cityPrefix': [
    'address.cityPrefix',
    'What the name of a city may begin with.',
    'address.cityPrefix',
  ],
  'address.citySuffix': [
    'address.citySuffix',
    'What the name of a city may end with.',
    'address.citySuffix',
  ],
  'address.streetName': ['address.streetName', 'A street.', 'address.streetName'],
  'address.streetAddress': [
    'address.streetAddress(full)',
    'A number and a street; with true an apartment too.',
    'address.streetAddress',
  ],
  'address.streetSuffix': [
    'address.streetSuffix',
    'What the name of a street may end with.',
    'address.streetSuffix',
  ],
  'address.streetPrefix': [
    'address.streetPrefix',
    'A direction such as North.',
    'address.streetPrefix',
  ],
  'address.secondaryAddress': [
    'address.secondaryAddress',
    'An apartment or a suite.',
    'address.secondaryAddress',
  ],
  'address.county': ['address.county', 'A county.', 'address.county'],
  'address.country': ['address.country', 'A country.', 'address.country'],
  'address.countryCode': [
    'address.countryCode',
    'A country as two letters.',
    'address.countryCode',
  ],
  'address.state': ['address.state', 'A state.', 'address.state'],
  'address.stateAbbr': ['address.stateAbbr', 'A state as two letters.', 'address.stateAbbr'],
  'address.latitude': [
    'address.latitude',
    'Degrees of latitude, four decimals.',
    'address.latitude',
  ],
  'address.longitude': [
    'address.longitude',
    'Degrees of longitude, four decimals.',
    'address.longitude',
  ],
  'address.nearbyGPSCoordinate': [
    'address.nearbyGPSCoordinate([latitude, longitude], radius=10, isMetric=false)',
    'latitude,longitude within the radius, in miles or kilometres.',
    'address.nearbyGPSCoordinate([47.6, -122.3], 5, true)',
  ],
  'commerce.color': ['commerce.color', 'The name of a colour.', 'commerce.color'],
  'commerce.price': [
    'commerce.price(min=0, max=1000, dec=2, symbol="")',
    'A price.',
    'commerce.price(5, 20)',
  ],
  'company.suffixes': [
    'company.suffixes',
    'All legal forms, parted by commas.',
    'company.suffixes',
  ],
  'company.companyName': [
    'company.companyName(format)',
    'A company; the format is 0, 1 or 2.',
    'company.companyName',
  ],
  'company.companySuffix': [
    'company.companySuffix',
    'A legal form such as Inc.',
    'company.companySuffix',
  ],
  'company.bs': ['company.bs', 'A phrase of business talk.', 'company.bs'],
  'company.bsAdjective': [
    'company.bsAdjective',
    'An adjective of business talk.',
    'company.bsAdjective',
  ],
  'company.bsBuzz': ['company.bsBuzz', 'A verb of business talk.', 'company.bsBuzz'],
  'company.bsNoun': ['company.bsNoun', 'A noun of business talk.', 'company.bsNoun'],
  'finance.account': [
    'finance.account(length=8)',
    'The digits of an account.',
    'finance.account(10)',
  ],
  'finance.amount': [
    'finance.amount(min=0, max=1000, dec=2, symbol="")',
    'An amount of money.',
    'finance.amount(1,10,2)',
  ],
  'finance.mask': [
    'finance.mask(length=4, parens=false, ellipsis=false)',
    'The last digits of an account.',
    'finance.mask',
  ],
  'helpers.randomize': [
    'helpers.randomize([…])',
    'One of the values.',
    'helpers.randomize(["a","b"])',
  ],
  'helpers.replaceSymbolWithNumber': [
    'helpers.replaceSymbolWithNumber(text, symbol="#")',
    'The text with a digit for each symbol.',
    'helpers.replaceSymbolWithNumber("A-###")',
  ],
  'helpers.createCard': [
    'helpers.createCard',
    'A person with address, posts and payments, as JSON.',
    'helpers.createCard',
  ],
  'helpers.contextualCard': [
    'helpers.contextualCard',
    'A person, as JSON.',
    'helpers.contextualCard',
  ],
  'helpers.userCard': ['helpers.userCard', 'A user, as JSON.', 'helpers.userCard'],
  'helpers.createTransaction': [
    'helpers.createTransaction',
    'A payment, as JSON.',
    'helpers.createTransaction',
  ],
  'image.image': [
    'image.image(width=640, height=480)',
    'The address of a picture of any kind.',
    'image.image',
  ],
  'image.imageUrl': [
    'image.imageUrl(width, height, category)',
    'The address of a picture.',
    'image.imageUrl(320, 200, "cats")',
  ],
  ...Object.fromEntries(
    [
      'abstract',
      'animals',
      'business',
      'cats',
      'city',
      'food',
      'nightlife',
      'fashion',
      'people',
      'nature',
      'sports',
      'technics',
      'transport',
    ].map((kind): [string, OwnDoc] => [
      `image.${kind}`,
      [`image.${kind}(width, height)`, `The address of a picture: ${kind}.`, `image.${kind}`],
    ]),
  ),
  'name.firstName': [
    'name.firstName(gender)',
    'A first name; gender 0 is male, 1 female.',
    'name.firstName',
  ],
  'name.lastName': ['name.lastName', 'A last name.', 'name.lastName'],
  'name.findName': ['name.findName(firstName, lastName, gender)', 'A whole name.', 'name.findName'],
  'name.jobTitle': ['name.jobTitle', 'The title of a job.', 'name.jobTitle'],
  'name.prefix': ['name.prefix(gender)', 'A title before a name.', 'name.prefix'],
  'name.suffix': ['name.suffix', 'A title after a name.', 'name.suffix'],
  'name.title': ['name.title', 'The title of a job.', 'name.title'],
  'name.jobDescriptor': [
    'name.jobDescriptor',
    'The first word of a job title.',
    'name.jobDescriptor',
  ],
  'name.jobArea': ['name.jobArea', 'The second word of a job title.', 'name.jobArea'],
  'name.jobType': ['name.jobType', 'The last word of a job title.', 'name.jobType'],
  'phone.phoneNumber': [
    'phone.phoneNumber(format)',
    'A telephone number; # is a digit.',
    'phone.phoneNumber("###-####")',
  ],
  'phone.phoneNumberFormat': [
    'phone.phoneNumberFormat(index=0)',
    'A telephone number in one of the formats.',
    'phone.phoneNumberFormat',
  ],
  'phone.phoneFormats': ['phone.phoneFormats', 'One of the formats.', 'phone.phoneFormats'],
};
