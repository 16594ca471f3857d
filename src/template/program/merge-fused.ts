import type { Fusable } from './fused-program.ts';
import { WordList } from './word-list.ts';

/** Numbers of so few values are words, to be copied. */
const MAX_NUMBERS = 128;
/** A short text after one of few words is put to each of them. */
const MAX_SUFFIX = 16;
/** The same for the choices of a template. */
const MAX_CHOICES = 16;
const MAX_FIXED = 128;

/**
 * The same bytes from the same draws, in fewer steps.
 * @param isPattern a pattern of the locale, which is linked once and may take some time
 */
export function fewer(given: readonly Fusable[], isPattern: boolean): Fusable[] {
  const parts: Fusable[] = [];
  for (const part of given.flatMap((one) => (one.kind === 'sequence' ? one.parts : [one]))) {
    const isWords = isPattern && part.kind === 'integer' && part.count <= MAX_NUMBERS;
    const next = isWords ? asWords(part) : part;
    const last = parts.at(-1);
    const joined =
      last === undefined ? undefined : join(last, next, isPattern ? MAX_NUMBERS : MAX_CHOICES);
    if (joined === undefined) parts.push(next);
    else parts[parts.length - 1] = joined;
  }
  return parts;
}

function asWords({ low, count }: { low: number; count: number }): Fusable {
  const numbers = Array.from({ length: count }, (_, i) => String(low + i));
  return { kind: 'words', words: new WordList(numbers) };
}

function join(first: Fusable, second: Fusable, most: number): Fusable | undefined {
  if (first.kind === 'run' && second.kind === 'run') {
    const isSame = first.first === second.first && first.choices === second.choices;
    return isSame ? { ...first, count: first.count + second.count } : undefined;
  }
  if (second.kind !== 'words' || second.words.size > 1) return undefined;
  if (first.kind !== 'words' && first.kind !== 'weighted') return undefined;
  const { words } = first;
  const [suffix = ''] = second.words.words;
  const isShort = words.size <= most && suffix.length <= MAX_SUFFIX;
  // Two fixed texts are one; long ones stay, so that a template is not copied again and again.
  const isFixed = words.size === 1 && words.longest + suffix.length <= MAX_FIXED;
  if (!isShort && !isFixed) return undefined;
  return { ...first, words: new WordList(words.words.map((word) => word + suffix)) };
}
