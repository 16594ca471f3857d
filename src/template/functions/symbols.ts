import type { ByteWriter } from '../byte-writer.ts';
import type { RenderState } from '../render-state.ts';
import { type Value, fromWrite } from '../value.ts';

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

type Step = (out: ByteWriter, state: RenderState) => void;

/** Fills a pattern's symbols anew each time. */
export function symbolsValue(pattern: string, rules: SymbolRules): Value {
  const steps: Step[] = [];
  let text = '';
  let inRun = false;
  for (const char of pattern) {
    const step = stepFor(char, rules, inRun);
    inRun = char === rules.digit;
    if (step === undefined) {
      text += char;
      continue;
    }
    pushText(steps, text);
    text = '';
    steps.push(step);
  }
  pushText(steps, text);
  return fromWrite((out, state) => {
    for (let i = 0; i < steps.length; i += 1) (steps[i] as Step)(out, state);
  });
}

function pushText(steps: Step[], text: string): void {
  if (text === '') return;
  const bytes = new TextEncoder().encode(text);
  steps.push((out) => out.copy(bytes));
}

function stepFor(char: string, rules: SymbolRules, inRun: boolean): Step | undefined {
  if (char === rules.digit) {
    return rules.noLeadingZero === true && !inRun ? digitFrom(1) : digitFrom(0);
  }
  if (char === rules.highDigit) return digitFrom(2);
  if (char === rules.letter) return (out, { random }) => out.byte(65 + random.below(26));
  if (char === rules.either) {
    return (out, { random }) =>
      out.byte(random.uint32() < 0x80000000 ? 65 + random.below(26) : 48 + random.below(10));
  }
  return undefined;
}

function digitFrom(lowest: number): Step {
  const first = 48 + lowest;
  const count = 10 - lowest;
  return (out, { random }) => out.byte(first + random.below(count));
}

/** One of several values, each equally likely. */
export function oneOf(values: readonly Value[]): Value {
  const { length } = values;
  const [only] = values;
  if (length === 1 && only !== undefined) return only;
  return {
    get: (state) => (values[state.random.below(length)] as Value).get(state),
    write: (out, state) => (values[state.random.below(length)] as Value).write(out, state),
  };
}
