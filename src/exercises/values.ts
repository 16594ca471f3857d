import { assert } from '../base/assert.ts';
import { Sfc32, seedFromText } from '../base/random.ts';
import { own } from '../base/own.ts';
import { hashKeyOf } from '../kinesis/hash-keys/hash-key.ts';
import type { Exercise } from './file/schema.ts';
import { REFERENCE } from './file/schema-parts.ts';

/** Two ways to type one name give one sheet. */
function normalName(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

/**
 * A value for every rule of an exercise, the same whenever the same name is typed.
 * @param streamPrefix how names of streams have to begin, as in `lab-ana-`; empty: as they like
 */
export function deriveValues(
  exercise: Exercise,
  name: string,
  streamPrefix = '',
): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const [key, rule] of Object.entries(exercise.values)) {
    const random = new Sfc32(seedFromText(`${normalName(name)}\n${exercise.id}\n${key}`));
    switch (rule.type) {
      case 'name':
        values[key] =
          streamPrefix +
          [rule.prefix, slug(name), hex(random.uint32(), 4)]
            .filter((part) => part !== '')
            .join('-');
        break;
      case 'key':
        values[key] = `${rule.prefix}${100 + random.below(900)}`;
        break;
      case 'number': {
        const choices = Math.floor((rule.max - rule.min) / rule.step) + 1;
        values[key] = String(rule.min + rule.step * random.below(choices));
        break;
      }
      case 'pick':
        values[key] = rule.from[random.below(rule.from.length)] ?? '';
        break;
      case 'md5':
        values[key] = '';
        break;
      default:
        rule satisfies never;
    }
  }
  for (const [key, rule] of Object.entries(exercise.values))
    if (rule.type === 'md5')
      values[key] = hashKeyOf(own(values, rule.of) ?? '')
        .toString(16)
        .padStart(32, '0');
  return values;
}

function hex(word: number, digits: number): string {
  return word.toString(16).padStart(8, '0').slice(0, digits);
}

/** What of a name may stand in the name of a stream. */
function slug(name: string): string {
  return normalName(name)
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '')
    .slice(0, 16);
}

/** The exercise as one student sees it: every `[[name]]` replaced. */
export function personalise(exercise: Exercise, name: string, streamPrefix?: string): Exercise {
  const values = deriveValues(exercise, name, streamPrefix);
  const fill = (part: unknown): unknown => {
    if (typeof part === 'string')
      return part.replaceAll(REFERENCE, (whole, key: string) => own(values, key) ?? whole);
    if (Array.isArray(part)) return part.map(fill);
    if (typeof part === 'object' && part !== null)
      return Object.fromEntries(Object.entries(part).map(([key, one]) => [key, fill(one)]));
    return part;
  };
  const filled = fill({ ...exercise, values: {} });
  assert(typeof filled === 'object', 'an exercise stays an object');
  return { ...(filled as Exercise), values: exercise.values };
}
