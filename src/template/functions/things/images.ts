import type { FunctionDefinition } from '../definition/function-definition.ts';
import { fromGet, printed } from '../../program/value.ts';
import { ArgumentReader } from '../definition/arguments.ts';
import { uniformInteger } from '../random/numbers.ts';

export const IMAGE_CATEGORIES = [
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
] as const;

const SIZES = [
  ['width', 640],
  ['height', 480],
] as const;

/** KDG's picture addresses; nobody answers there any more, but their shape is what templates rely on. */
export function image(names: readonly string[], categories: readonly string[]): FunctionDefinition {
  return {
    prepare: (args) => {
      const reader = new ArgumentReader(args, names);
      // KDG writes whatever it is given.
      const [width, height] = SIZES.map(([side, usual]) => printed(reader.value(side) ?? usual));
      const given = reader.text('category');
      const isRandom = reader.flag('randomize', false);
      const paths = given === undefined ? categories : [given];
      const start = `http://lorempixel.com/${width}/${height}`;
      const value = fromGet(({ random }) => {
        const category = paths.length === 0 ? '' : `/${paths[random.below(paths.length)]}`;
        return `${start}${category}${isRandom ? `?${random.below(100_000)}` : ''}`;
      });
      return () => value;
    },
  };
}

export const SIZE = ['width', 'height', 'randomize'];

/** As faker's, which writes to the console each time that it will be dropped. */
export const loremFlickr: FunctionDefinition = {
  prepare: (args) => {
    const reader = new ArgumentReader(args, []);
    const width = reader.number('width');
    const height = reader.number('height');
    const category = reader.text('category');
    const path = category === undefined ? '' : `/${category}`;
    const value = fromGet(({ random }) => {
      const size = [width, height].map((given) => given ?? uniformInteger(random, 1, 3999));
      return `https://loremflickr.com/${size.join('/')}${path}?lock=${random.uint32()}`;
    });
    return () => value;
  },
};

export const image640 = image(SIZE, IMAGE_CATEGORIES);
