import faker3 from 'faker/locale/en.js';
import moment from 'moment';

interface Weighted {
  readonly weights: readonly number[];
  readonly data: readonly unknown[];
}

/**
 * KDG's own engine: faker 3.1.0, whose file KDG carries, with the functions that KDG added.
 * It is what our functions of those names are compared with.
 * @param seed makes what it prints repeatable
 */
export function kdgEngine(seed?: number): typeof faker3 {
  // Seeding makes a new faker.random, so it comes first.
  if (seed !== undefined) faker3.seed(seed);
  faker3.date['now'] = (format?: string): string => moment().format(format);
  faker3.date['utc'] = (format?: string): string => moment().utc().format(format);
  faker3.date['simTime'] = faker3.date['now'];
  // faker 3.1.0's fake loses the owner that uuid asks for; KDG's copy has that mended.
  const { uuid } = faker3.random as { uuid: () => string };
  faker3.random['uuid'] = uuid.bind(faker3.random);
  faker3.random['weightedArrayElement'] = ({ weights, data }: Weighted): unknown => {
    let at = Math.random();
    const index = weights.findIndex((weight) => (at -= weight) < 0);
    return data[index < 0 ? data.length - 1 : index];
  };
  return faker3;
}

/** What KDG does to the text of a template before it renders it. */
export function kdgText(typed: string): string {
  return typed.trim().replaceAll('\n', '').replace('{{current.timestamp}}', '{{date.now}}');
}
