import type { FakerDocs } from './docs.ts';

export const DOCS: FakerDocs = {
  'location.buildingNumber': ['Generates a random building number.', ''],
  'location.cardinalDirection': [
    'Returns a random cardinal direction (north, east, south, west).',
    ';abbreviated',
  ],
  'location.city': ['Generates a random localized city name.', ''],
  'location.continent': ['Returns a random continent name.', ''],
  'location.country': ['Returns a random country name.', ''],
  'location.countryCode': ['Returns a random ISO_3166-1 country code.', ';variant'],
  'location.county': [
    "Returns a random localized county, or other equivalent second-level administrative entity for the locale's country such as a district or department.",
    '',
  ],
  'location.direction': [
    'Returns a random direction (cardinal and ordinal; northwest, east, etc).',
    ';abbreviated',
  ],
  'location.language': ['Returns a random spoken language.', ''],
  'location.latitude': ['Generates a random latitude.', ';max min precision'],
  'location.longitude': ['Generates a random longitude.', ';max min precision'],
  'location.nearbyGPSCoordinate': [
    'Generates a random GPS coordinate within the specified radius from the given coordinate.',
    ';origin radius isMetric',
  ],
  'location.ordinalDirection': [
    'Returns a random ordinal direction (northwest, southeast, etc).',
    ';abbreviated',
  ],
  'location.postalAddress': [
    'Generates a random localized full postal address, which may include a street address, secondary address, city, state, and zip code.',
    '',
  ],
  'location.secondaryAddress': ['Generates a random localized secondary address.', ''],
  'location.state': [
    "Returns a random localized state, or other equivalent first-level administrative entity for the locale's country such as a province or region.",
    ';abbreviated',
  ],
  'location.street': ['Generates a random localized street name.', ''],
  'location.streetAddress': ['Generates a random localized street address.', ';useFullAddress'],
  'location.timeZone': ['Returns a random IANA time zone relevant to this locale.', ''],
  'location.zipCode': ['Generates random zip code from specified format.', ';state format'],
  'lorem.lines': ["Generates the given number lines of lorem separated by '\\n'.", 'lineCount'],
  'lorem.paragraph': ['Generates a paragraph with the given number of sentences.', 'sentenceCount'],
  'lorem.paragraphs': ['Generates the given number of paragraphs.', 'paragraphCount separator'],
  'lorem.sentence': [
    'Generates a space separated list of words beginning with a capital letter and ending with a period.',
    'wordCount',
  ],
  'lorem.sentences': ['Generates the given number of sentences.', 'sentenceCount separator'],
  'lorem.slug': [
    'Generates a slugified text consisting of the given number of hyphen separated words.',
    'wordCount',
  ],
  'lorem.text': ['Generates a random text based on a random lorem method.', ''],
  'lorem.word': ['Generates a word of a specified length.', ';length strategy'],
  'lorem.words': ['Generates a space separated list of words.', 'wordCount'],
  'music.album': ['Returns a random album name.', ''],
  'music.artist': ['Returns a random artist name.', ''],
  'music.genre': ['Returns a random music genre.', ''],
  'music.songName': ['Returns a random song name.', ''],
  'number.bigInt': ['Returns a BigInt number.', ';min max multipleOf'],
  'number.binary': ['Returns a binary number.', ';min max'],
  'number.float': [
    'Returns a single random floating-point number, by default between 0.0 and 1.0.',
    ';min max fractionDigits multipleOf distributor',
  ],
  'number.hex': ['Returns a lowercase hexadecimal number.', ';min max'],
  'number.int': [
    'Returns a single random integer between zero and the given max value or the given range.',
    ';min max multipleOf distributor',
  ],
  'number.octal': ['Returns an octal number.', ';min max'],
  'number.romanNumeral': ['Returns a roman numeral in String format.', ';min max'],
};
