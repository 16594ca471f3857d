import { allFused, inSequence } from '../../program/fused.ts';
import { type Value, constant, fromWrite } from '../../program/value.ts';

/** What stands for a random character in a pattern such as `(!##) ###-####`. */
export interface SymbolRules {
  /** Any digit. */
  readonly digit?: string;
  /** A digit from 2 to 9. */
  readonly highDigit?: string;
  /** A capital letter. */
  readonly letter?: string;
  /** A capital letter or a digit. */
  readonly either?: string;
  /** Whether the first digit of each run may be 0. */
  readonly noLeadingZero?: boolean;
}

/** Fills a pattern's symbols anew each time. */
export function symbolsValue(pattern: string, rules: SymbolRules): Value {
  const parts: Value[] = [];
  let text = '';
  let inRun = false;
  for (const char of pattern) {
    const part = partFor(char, rules, inRun);
    inRun = char === rules.digit;
    if (part === undefined) {
      text += char;
      continue;
    }
    if (text !== '') parts.push(constant(text));
    text = '';
    parts.push(part);
  }
  if (text !== '' || parts.length === 0) parts.push(constant(text));
  return inSequence(parts);
}

function partFor(char: string, rules: SymbolRules, inRun: boolean): Value | undefined {
  if (char === rules.digit) {
    return rules.noLeadingZero === true && !inRun ? byteFrom(49, 9) : byteFrom(48, 10);
  }
  if (char === rules.highDigit) return byteFrom(50, 8);
  if (char === rules.letter) return byteFrom(65, 26);
  return char === rules.either ? oneOf([byteFrom(65, 26), byteFrom(48, 10)]) : undefined;
}

/** One ASCII character from `first` on, each of `choices` equally likely. */
function byteFrom(first: number, choices: number): Value {
  const value = fromWrite((out, { random }) => out.byte(first + random.below(choices)));
  return { ...value, fuse: { kind: 'run', first, choices, count: 1 } };
}

/** One of several values, each equally likely. */
export function oneOf(values: readonly Value[]): Value {
  const { length } = values;
  const [only] = values;
  if (length === 1 && only !== undefined) return only;
  const value: Value = {
    get: (state) => (values[state.random.below(length)] as Value).get(state),
    write: (out, state) => (values[state.random.below(length)] as Value).write(out, state),
  };
  const branches = allFused(values);
  return branches === undefined ? value : { ...value, fuse: { kind: 'oneOf', branches } };
}
