import type { OwnDoc } from './kdg-docs.ts';
import { own } from '../../../base/own.ts';

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

/**
 * The names that arguments of a function of Shardlab may have, from its signature. For others
 * `undefined`: KDG's and faker's pass over names that they do not know, and so templates have them.
 */
export function argumentNames(name: string): readonly string[] | undefined {
  const [signature = ''] = own(SHARDLAB_DOCS, name) ?? [];
  const inside = /\((.*=.*)\)$/.exec(signature)?.[1];
  return inside?.split(', ').flatMap((argument) => /^\w+/.exec(argument) ?? []);
}
