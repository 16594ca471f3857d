import type { FakerDocs } from './docs.ts';

export const DOCS: FakerDocs = {
  'git.branch': ['Generates a random branch name.', ''],
  'git.commitDate': [
    'Generates a date string for a git commit using the same format as git log.',
    ';refDate',
  ],
  'git.commitEntry': [
    'Generates a random commit entry as printed by git log.',
    ';merge eol refDate',
  ],
  'git.commitMessage': ['Generates a random commit message.', ''],
  'git.commitSha': ['Generates a random commit sha.', ';length'],
  'hacker.abbreviation': ['Returns a random hacker/IT abbreviation.', ''],
  'hacker.adjective': ['Returns a random hacker/IT adjective.', ''],
  'hacker.ingverb': [
    'Returns a random hacker/IT verb for continuous actions (en: ing suffix; e.g.',
    '',
  ],
  'hacker.noun': ['Returns a random hacker/IT noun.', ''],
  'hacker.phrase': ['Generates a random hacker/IT phrase.', ''],
  'hacker.verb': ['Returns a random hacker/IT verb.', ''],
  'helpers.arrayElement': ['Returns random element from the given array.', 'array'],
  'helpers.arrayElements': [
    'Returns a subset with random elements of the given array in random order.',
    'array count',
  ],
  'helpers.enumValue': ['Returns a random value from an Enum object.', 'enumObject'],
  'helpers.fake': [
    'Generator for combining faker methods based on a static string input.',
    'pattern patterns',
  ],
  'helpers.fromRegExp': [
    'Generates a string matching the given regex like expressions.',
    'pattern',
  ],
  'helpers.maybe': [
    'Returns the result of the callback if the probability check was successful, otherwise undefined.',
    'callback;probability',
  ],
  'helpers.multiple': [
    'Generates an array containing values returned by the given method.',
    'method;count',
  ],
  'helpers.mustache': [
    'Replaces the {{placeholder}} patterns in the given string mustache style.',
    'text data',
  ],
  'helpers.objectEntry': ['Returns a random [key, value] pair from the given object.', 'object'],
  'helpers.objectKey': ['Returns a random key from the given object.', 'object'],
  'helpers.objectValue': ['Returns a random value from the given object.', 'object'],
  'helpers.rangeToNumber': [
    'Helper method that converts the given number or range to a number.',
    'numberOrRange',
  ],
  'helpers.replaceCreditCardSymbols': [
    'Replaces the symbols and patterns in a credit card schema including Luhn checksum.',
    'string symbol',
  ],
  'helpers.replaceSymbols': [
    'Parses the given string symbol by symbol and replaces the placeholder appropriately.',
    'string',
  ],
  'helpers.shuffle': ['Takes an array and randomizes it in place then returns it.', 'list;inplace'],
  'helpers.slugify': ['Slugifies the given string.', 'string'],
  'helpers.uniqueArray': [
    'Takes an array of strings or function that returns a string and outputs a unique array of strings based on that source.',
    'source length',
  ],
  'helpers.weightedArrayElement': [
    'Returns a weighted random element from the given array.',
    'array',
  ],
  'image.avatar': ['Generates a random avatar image url.', ''],
  'image.avatarGitHub': ['Generates a random avatar from GitHub.', ''],
  'image.dataUri': [
    'Generates a random data uri containing an URL-encoded SVG image or a Base64-encoded SVG image.',
    ';width height color type',
  ],
  'image.personPortrait': ['Generates a random square portrait (avatar) of a person.', ';sex size'],
  'image.url': ['Generates a random image url.', ';width height'],
  'image.urlLoremFlickr': [
    'Generates a random image url provided via https://loremflickr.com.',
    ';width height category',
  ],
  'image.urlPicsumPhotos': [
    'Generates a random image url provided via https://picsum.photos.',
    ';width height grayscale blur',
  ],
  'internet.displayName': [
    "Generates a display name using the given person's name as base.",
    ';firstName lastName',
  ],
  'internet.domainName': ['Generates a random domain name.', ''],
  'internet.domainSuffix': ['Returns a random domain suffix.', ''],
  'internet.domainWord': ['Generates a random domain word.', ''],
  'internet.email': [
    "Generates an email address using the given person's name as base.",
    ';firstName lastName provider allowSpecialCharacters',
  ],
  'internet.emoji': ['Generates a random emoji.', ';types'],
  'internet.exampleEmail': [
    "Generates an email address using an example mail provider using the given person's name as base.",
    ';firstName lastName allowSpecialCharacters',
  ],
  'internet.httpMethod': ['Returns a random http method.', ''],
  'internet.httpStatusCode': ['Generates a random HTTP status code.', ';types'],
  'internet.ip': ['Generates a random IPv4 or IPv6 address.', ''],
  'internet.ipv4': ['Generates a random IPv4 address.', ';cidrBlock network'],
  'internet.ipv6': ['Generates a random IPv6 address.', ''],
  'internet.jwt': ['Generates a random JWT (JSON Web Token).', ';header payload refDate'],
  'internet.jwtAlgorithm': ['Generates a random JWT (JSON Web Token) Algorithm.', ''],
  'internet.mac': ['Generates a random mac address.', 'separator;separator'],
  'internet.password': [
    'Generates a random password-like string.',
    ';length memorable pattern prefix',
  ],
  'internet.port': ['Generates a random port number.', ''],
  'internet.protocol': ['Returns a random web protocol.', ''],
  'internet.url': ['Generates a random http(s) url.', ';appendSlash protocol'],
  'internet.userAgent': ['Generates a random user agent string.', ''],
  'internet.username': [
    "Generates a username using the given person's name as base.",
    ';firstName lastName',
  ],
};
