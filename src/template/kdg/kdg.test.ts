import { describe, expect, test, vi } from 'vitest';
import { one, problemsOf, rendered } from '../testing/render.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
const WORDS = /^\S.*\S$/;
const URL = /^https?:\/\/\S+$/;
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const LOREM = /^[A-Z][a-z]*(?: [a-z]+)*\./;

/** Every function that KDG has, with the shape of what it prints. */
const SHAPES: Readonly<Record<string, RegExp>> = {
  'address.zipCode': /^\d{5}(?:-\d{4})?$/,
  'address.city': WORDS,
  'address.cityPrefix': /^[A-Z]\w+$/,
  'address.citySuffix': /^[a-z]+$/,
  'address.streetName': WORDS,
  'address.streetAddress': /^[1-9]\d{2,4} \S/,
  'address.streetSuffix': /^[A-Z][a-z]+$/,
  'address.streetPrefix': /^(?:North|East|South|West)$/,
  'address.secondaryAddress': /^(?:Apt\.|Suite) [1-9]\d\d$/,
  'address.county': WORDS,
  'address.country': WORDS,
  'address.countryCode': /^[A-Z]{2}$/,
  'address.state': WORDS,
  'address.stateAbbr': /^[A-Z]{2}$/,
  'address.latitude': /^-?\d{1,2}\.\d{4}$/,
  'address.longitude': /^-?\d{1,3}\.\d{4}$/,
  'address.nearbyGPSCoordinate': /^-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?$/,
  'commerce.color': WORDS,
  'commerce.department': WORDS,
  'commerce.productName': /^\S+ \S+ .*\S$/,
  'commerce.price': /^\d{1,4}\.\d\d$/,
  'commerce.productAdjective': WORDS,
  'commerce.productMaterial': WORDS,
  'commerce.product': WORDS,
  'company.suffixes': /^[^,]+(?:,[^,]+)+$/,
  'company.companyName': WORDS,
  'company.companySuffix': WORDS,
  'company.catchPhrase': /^\S.* \S.* \S/,
  'company.bs': /^\S.* \S.* \S/,
  'company.catchPhraseAdjective': WORDS,
  'company.catchPhraseDescriptor': WORDS,
  'company.catchPhraseNoun': WORDS,
  'company.bsAdjective': WORDS,
  'company.bsBuzz': WORDS,
  'company.bsNoun': WORDS,
  'date.past': ISO,
  'date.future': ISO,
  'date.between("2020-01-01","2020-02-01")': /^2020-01-\d\dT/,
  'date.recent': ISO,
  'date.month': /^[A-Z][a-z]+$/,
  'date.weekday': /^[A-Z][a-z]+day$/,
  'date.now': /^2026-01-01T00:00:00\+00:00$/,
  'date.utc': /^2026-01-01T00:00:00Z$/,
  'date.simTime': /^2026-01-01T00:00:00\+00:00$/,
  'finance.account': /^\d{8}$/,
  'finance.accountName': /^\S.* Account$/,
  'finance.mask': /^\d{4}$/,
  'finance.amount': /^\d{1,4}\.\d\d$/,
  'finance.transactionType': /^[a-z]+$/,
  'finance.currencyCode': /^[A-Z]{3}$/,
  'finance.currencyName': WORDS,
  'finance.currencySymbol': /^\S+/,
  'finance.bitcoinAddress': /^(?:[13]|bc1)\w{20,}$/,
  'hacker.abbreviation': /^\w+$/,
  'hacker.adjective': WORDS,
  'hacker.noun': WORDS,
  'hacker.verb': WORDS,
  'hacker.ingverb': /ing/,
  'hacker.phrase': /!$/,
  'helpers.randomize': /^[abc]$/,
  'helpers.slugify("Hi there, you")': /^Hi-there-you$/,
  'helpers.replaceSymbolWithNumber("##-x")': /^\d\d-x$/,
  'helpers.replaceSymbols("#?")': /^\d[A-Z]$/,
  'helpers.shuffle': /^[abc],[abc],[abc]$/,
  'helpers.mustache("a {{b}}", {"b":"$&"})': /^a \$&$/,
  'helpers.createCard': /^\{"name":"/,
  'helpers.contextualCard': /^\{"name":"/,
  'helpers.userCard': /^\{"name":"/,
  'helpers.createTransaction': /^\{"amount":"\d+\.\d\d","date":"2012/,
  'image.image': URL,
  'image.avatar': URL,
  'image.imageUrl': /^http:\/\/lorempixel\.com\/640\/480$/,
  'image.abstract': /abstract$/,
  'image.animals': /animals$/,
  'image.business': /business$/,
  'image.cats': /cats$/,
  'image.city': /city$/,
  'image.food': /food$/,
  'image.nightlife': /nightlife$/,
  'image.fashion': /fashion$/,
  'image.people': /people$/,
  'image.nature': /nature$/,
  'image.sports': /sports$/,
  'image.technics': /technics$/,
  'image.transport': /transport$/,
  'internet.avatar': URL,
  'internet.email': /^[\w.+-]+@(?:gmail|yahoo|hotmail)\.com$/,
  'internet.exampleEmail': /^[\w.+-]+@example\.(?:com|net|org)$/,
  'internet.session': UUID,
  'internet.userName': /^[\w.-]+$/,
  'internet.protocol': /^https?$/,
  'internet.url': URL,
  'internet.domainName': /^[a-z]+\.[a-z]+$/,
  'internet.domainSuffix': /^[a-z]+$/,
  'internet.domainWord': /^[a-z0-9-]+$/,
  'internet.ip': /^(?:\d{1,3}\.){3}\d{1,3}$/,
  'internet.userAgent': /^\w+\/\d/,
  'internet.color': /^#[0-9a-f]{6}$/,
  'internet.mac': /^(?:[0-9a-f]{2}:){5}[0-9a-f]{2}$/,
  'internet.password': /^\w{15}$/,
  'lorem.word': /^[a-z]+$/,
  'lorem.words': /^[a-z]+ [a-z]+ [a-z]+$/,
  'lorem.sentence': LOREM,
  'lorem.sentences': LOREM,
  'lorem.paragraph': LOREM,
  'lorem.paragraphs': LOREM,
  'lorem.text': /^[A-Za-z][a-z]*(?: [a-z]+)*/,
  'lorem.lines': LOREM,
  'name.firstName': WORDS,
  'name.lastName': WORDS,
  'name.findName': /^\S+ \S/,
  'name.jobTitle': /^\S+ \S+ \S+/,
  'name.prefix': /^(?:Mr|Mrs|Ms|Miss|Dr)\.?$/,
  'name.suffix': /^\S/,
  'name.title': /^\S+ \S+ \S+/,
  'name.jobDescriptor': WORDS,
  'name.jobArea': WORDS,
  'name.jobType': WORDS,
  'phone.phoneNumber': /^[\d().\- x]+$/,
  'phone.phoneNumberFormat': /^\d{3}-\d{3}-\d{4}$/,
  'phone.phoneFormats': /#/,
  'random.number': /^\d{1,5}$/,
  'random.arrayElement': /^[abc]$/,
  'random.weightedArrayElement({"weights":[0,1],"data":["a","b"]})': /^b$/,
  'random.objectElement({"a":"x"})': /^x$/,
  'random.uuid': UUID,
  'random.boolean': /^(?:true|false)$/,
  'random.word': WORDS,
  'random.words': WORDS,
  'random.image': URL,
  'random.locale': /^[a-z]{2}/,
  'random.alphaNumeric': /^[a-z0-9]$/,
  'system.fileName': /^\w+\.\w+/,
  'system.commonFileName': /^\w+\.\w+$/,
  'system.mimeType': /^\w+\/\S+$/,
  'system.commonFileType': /^\w+$/,
  'system.commonFileExt': /^\w+$/,
  'system.fileType': /^\w+$/,
  'system.fileExt': /^\w+$/,
  'system.directoryPath': /^\//,
  'system.filePath': /^\//,
  'system.semver': /^\d+\.\d+\.\d+$/,
};

describe("KDG's functions", () => {
  test('there are 142 of them', () => {
    expect(Object.keys(SHAPES)).toHaveLength(142);
  });

  test.each(Object.entries(SHAPES))('%s', async (call, shape) => {
    for (const text of await rendered(`{{${call}}}`, 30)) expect(text).toMatch(shape);
  });

  test('the help page: CSV, JSON over several lines, dates, weights', async () => {
    const person = '{{name.firstName}},{{name.lastName}},{{random.number(70)}},{{internet.ip}}';
    expect(await one(person)).toMatch(/^[^,]+,[^,]+,\d{1,2},[\d.]+$/);
    const sensor = `{
    "sensorId": {{random.number(50)}},
    "currentTemperature": {{random.number(
        {
            "min":10,
            "max":150
        }
    )}},
    "status": "{{random.arrayElement(
        ["OK","FAIL","WARN"]
    )}}"
}`;
    const text = await one(sensor);
    expect(text).not.toContain('\n');
    expect(JSON.parse(text)).toHaveProperty('currentTemperature');
    expect(text).toMatch(/"status": "(?:OK|FAIL|WARN)"\}$/);
    expect(await one('{{date.utc("dddd, MMMM Do YYYY, h:mm:ss a")}}')).toBe(
      'Thursday, January 1st 2026, 12:00:00 am',
    );
    expect(await one('{{current.timestamp}} {{current.timestamp}}')).toBe(
      '2026-01-01T00:00:00+00:00 2026-01-01T00:00:00+00:00',
    );
  });

  test('text between the parentheses that is no JSON is text', async () => {
    expect(await one('{{date.utc(YYYY-MM-DD HH:mm)}}')).toBe('2026-01-01 00:00');
    expect(await one('{{date.utc(x)}}')).toBe('1767225600123');
    expect(await one('{{phone.phoneNumber(0#-##)}}')).toMatch(/^0\d-\d\d$/);
  });
});

describe('what KDG lets pass', () => {
  test('a range the wrong way round', async () => {
    const texts = await rendered('{{random.number({"min":5,"max":1})}}', 200);
    expect([...new Set(texts)].toSorted()).toEqual(['1', '2', '3', '4', '5']);
    for (const text of await rendered('{{random.number({"min":200000})}}', 20)) {
      expect(Number(text)).toBeGreaterThanOrEqual(99_999);
      expect(Number(text)).toBeLessThanOrEqual(200_000);
    }
    for (const text of await rendered('{{finance.amount(2000)}}', 20)) {
      expect(Number(text)).toBeGreaterThanOrEqual(1000);
      expect(Number(text)).toBeLessThanOrEqual(2000);
    }
  });

  test('a text, a list and a longer coordinate where a list, an object and a pair are meant', async () => {
    expect(new Set(await rendered('{{random.arrayElement("XY")}}', 60))).toEqual(
      new Set(['X', 'Y']),
    );
    expect(new Set(await rendered('{{random.arrayElement("red","blue")}}', 60))).toEqual(
      new Set(['red', 'blue']),
    );
    expect(await one('{{random.objectElement(["a"])}}')).toBe('a');
    expect(await one('{{address.nearbyGPSCoordinate([52,13,10])}}')).toMatch(/^5\d\.\d+,1\d\./);
  });

  test('no days and no years', async () => {
    expect(await one('{{date.recent(0)}}')).toMatch(/^2025-12-31T/);
    expect(await one('{{date.past(0)}}')).toMatch(/^2025-/);
  });

  test('a password of a set of characters', async () => {
    expect(await one('{{internet.password(8,true,"[0-9]","p-")}}')).toMatch(/^p-\d{6}$/);
    expect(problemsOf('{{internet.password(8,false,"(a+)+$")}}')[0]).toContain('"[A-Z0-9]"');
  });
});

describe('what faker says is wrong, in our words', () => {
  test.each([
    ['{{location.zipCode(state="CA")}}', 'the chosen language has no "location.postcode_by_state"'],
    ['{{color.rgb(format="nope")}}', 'faker makes nothing of these arguments'],
    ['{{helpers.arrayElements}}', 'it cannot do without arguments'],
    ['{{helpers.arrayElements(5)}}', 'these are not the arguments that it takes'],
  ])('%s', async (template, words) => {
    const thrown = await one(template).catch((error: unknown) => String(error));
    expect(thrown).toContain(words);
    expect(thrown).not.toContain('\n');
  });

  test('a pattern between slashes, as in its examples', async () => {
    expect(await one('{{helpers.fromRegExp(/[A-Z]{3}-[0-9]/)}}')).toMatch(/^[A-Z]{3}-\d$/);
    expect(await one('{{helpers.fromRegExp("[A-Z]{3}/x")}}')).toMatch(/^[A-Z]{3}\/x$/);
  });

  test('a language that has no such word', async () => {
    await expect(one('{{person.suffix}}', { locale: 'it' })).rejects.toThrow(
      /the chosen language has no "person.suffix"; choose another one, such as en_US$/,
    );
  });

  test('and nothing on the console, once a record', async () => {
    const warn = vi.spyOn(console, 'warn');
    expect(await one('{{image.urlLoremFlickr(width=10, height=20, category="cats")}}')).toMatch(
      /^https:\/\/loremflickr\.com\/10\/20\/cats\?lock=\d+$/,
    );
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });
});

describe('where KDG is wrong', () => {
  test('several arguments', async () => {
    for (const text of await rendered('{{finance.amount(1,10,2)}}', 200)) {
      expect(text).toMatch(/^\d+\.\d\d$/);
      expect(Number(text)).toBeGreaterThanOrEqual(1);
      expect(Number(text)).toBeLessThanOrEqual(10);
    }
    expect(await one('{{finance.amount(5,5,0,"$")}}')).toBe('$5');
  });

  test('braces of JSON, nested arguments, parentheses in text, spaces', async () => {
    expect(await one('{"a":{"d":{"b":1}},"c":{{random.number({"max":0})}}}')).toBe(
      '{"a":{"d":{"b":1}},"c":0}',
    );
    expect(await one('{{random.arrayElement(["a(b)"])}}')).toBe('a(b)');
    expect(await one('{{random.arrayElement([{"a":{"b":[1]}}])}}')).toBe('{"a":{"b":[1]}}');
    expect(await one('{{ random.number( 0 ) }}')).toBe('0');
    expect(await one("{{random.arrayElement(['}}'])}}")).toBe('}}');
    expect(await one('{{{random.number(0)}}}')).toBe('{0}');
  });

  test('values are not templates and not patterns', async () => {
    expect(await one('{{random.arrayElement(["{{name.firstName}}"])}}')).toBe('{{name.firstName}}');
    expect(await one('{{random.arrayElement(["$&$1"])}}')).toBe('$&$1');
    expect(await one('{{random.arrayElement(["<img src=x onerror=alert(1)>"])}}')).toBe(
      '<img src=x onerror=alert(1)>',
    );
    expect(await one('{{list(["=1+1"])}},x')).toBe('=1+1,x');
  });

  test('both ends of a range, negative ones too, and clean decimals', async () => {
    const negative = new Set(await rendered('{{random.number({"min":-10,"max":-5})}}', 500));
    expect([...negative].map(Number).toSorted((a, b) => a - b)).toEqual([-10, -9, -8, -7, -6, -5]);
    for (const text of await rendered(
      '{{random.number({"min":0,"max":1,"precision":0.01})}}',
      500,
    )) {
      expect(text).toMatch(/^(?:0|1|0\.\d{1,2})$/);
    }
    const quarters = new Set(
      await rendered('{{random.number({"min":0,"max":1,"precision":0.25})}}', 200),
    );
    expect([...quarters].toSorted()).toEqual(['0', '0.25', '0.5', '0.75', '1']);
  });

  test('weights are exact', async () => {
    const thirds =
      '{{random.weightedArrayElement({"weights":[0.333,0.333,0.333],"data":[1,2,3]})}}';
    expect(new Set(await rendered(thirds, 3000))).toEqual(new Set(['1', '2', '3']));
    const rare = '{{random.weightedArrayElement({"weights":[0.996,0.004],"data":["a","b"]})}}';
    const found = (await rendered(rare, 20_000)).filter((text) => text === 'b').length;
    expect(found).toBeGreaterThan(40);
    expect(found).toBeLessThan(130);
    expect(
      problemsOf('{{random.weightedArrayElement({"weights":[1],"data":["a","b"]})}}')[0],
    ).toMatch(/1 weights for 2 data items/);
  });
});
