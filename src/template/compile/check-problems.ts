import { isOptions } from '../functions/definition/arguments.ts';
import { dateMistake } from '../functions/dates/date-mistakes.ts';
import { FUNCTIONS } from '../functions/index.ts';
import { NEW_NAMES, canBeRenamed } from '../kdg/new-names.ts';
import { oldNames, renamingOf } from '../kdg/renames.ts';
import { nearest } from '../language/did-you-mean.ts';
import { MAX_PROBLEMS, type ParseProblem } from '../language/parser.ts';
import type { Span } from '../language/problem.ts';
import type { CallExpression } from '../language/syntax.ts';
import type { Scope } from './scope.ts';

export interface CheckProblem extends ParseProblem {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly suggestion?: string;
}

/** What is wrong with a template, or will surprise its author, as the check finds it. */
export class CheckProblems {
  readonly list: CheckProblem[] = [];
  readonly #guesses = new Map<string, string | undefined>();
  #errors = 0;
  #hints = 0;

  /** More problems than these help nobody, and a guess for each takes time. */
  get isFull(): boolean {
    return this.#errors >= MAX_PROBLEMS;
  }

  error(span: Span, message: string, suggestion?: string): void {
    if (this.isFull) return;
    this.#errors += 1;
    const extra = suggestion === undefined ? {} : { suggestion };
    this.list.push({ severity: 'error', message, ...span, ...extra });
  }

  /** KDG reads module and function, and passes over the rest of a tag. */
  ignoredParts(call: CallExpression, name: string): void {
    const message = `KDG reads ${name} and its arguments; the other parts of this tag change nothing`;
    this.#hint({ severity: 'warning', message, ...call.span });
  }

  /** A format of another language prints figures in the wrong places, without a word. */
  dateFormat(call: CallExpression, name: string, given: unknown): void {
    if (!DATE_FORMATS.has(name) || this.#hasEnoughHints) return;
    const format = isOptions(given) ? given['format'] : given;
    if (typeof format !== 'string' || (name === 'now' && NOW_WORDS.has(format))) return;
    const message = dateMistake(format);
    if (message === undefined) return;
    this.#hint({ severity: 'warning', message, ...(call.args[0]?.span ?? call.span) });
  }

  /** A function of KDG that faker 10 calls by another name. */
  newName(call: CallExpression, name: string): void {
    const newName = NEW_NAMES.get(name);
    if (newName === undefined || this.#hasEnoughHints) return;
    this.#hint({
      severity: 'hint',
      message: `${name} is KDG's name; faker 10 calls it ${newName}`,
      ...call.nameSpan,
      ...(canBeRenamed(name, call) && { suggestion: newName }),
    });
  }

  /** A call of something that is no function and no named value. */
  unknownName(call: CallExpression, scope: Scope): void {
    if (this.isFull) return;
    const { name } = call;
    const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
    const what = name.includes('.')
      ? `there is no function "${shown}"`
      : `there is no function or named value "${shown}"`;
    const member = memberOf(name);
    if (member !== undefined) {
      const text = `"${name}" alone is no function; write one of its group, such as ${member}`;
      this.error(call.nameSpan, text);
      return;
    }
    const old = renamingOf(name.replace(/^faker\./, ''));
    if (old !== undefined) {
      this.error(call.nameSpan, `${what}; ${old.advice}`, old.isSame ? old.newName : undefined);
      return;
    }
    const guess = this.#guess(name, scope);
    const next = guess === undefined ? quotesHint(call) : `; did you mean ${guess}?`;
    this.error(call.nameSpan, what + next, guess);
  }

  /** The same mistake is often made again. */
  #guess(name: string, scope: Scope): string | undefined {
    const bare = name.startsWith('faker.') ? name.slice('faker.'.length) : name;
    if (FUNCTIONS.has(bare)) return bare;
    const own = name.includes('.') ? undefined : nearest(name, [...scope.names(), ...SHORT_NAMES]);
    if (own !== undefined) return own;
    if (!this.#guesses.has(name)) this.#guesses.set(name, nearestFunction(name));
    return this.#guesses.get(name);
  }

  get #hasEnoughHints(): boolean {
    return this.#hints >= MAX_PROBLEMS;
  }

  /** Hints and warnings stop no template, so they are counted apart from errors. */
  #hint(problem: CheckProblem): void {
    if (this.#hasEnoughHints) return;
    this.#hints += 1;
    this.list.push(problem);
  }
}

/** Functions whose first argument is a date format. */
const DATE_FORMATS: ReadonlySet<string> = new Set(['now', 'date.now', 'date.utc', 'date.simTime']);
/** What `now` takes besides formats. */
const NOW_WORDS: ReadonlySet<string> = new Set(['iso', 'ms', 's']);

/** The function that is meant; of a misspelt old name its new one. */
function nearestFunction(name: string): string | undefined {
  const known = name.includes('.') ? [...FUNCTIONS.keys(), ...oldNames()] : FUNCTIONS.keys();
  const found = nearest(name, known);
  return found === undefined || FUNCTIONS.has(found) ? found : renamingOf(found)?.newName;
}

/** A function of the group that `name` is, such as `random`. */
function memberOf(name: string): string | undefined {
  return [...FUNCTIONS.keys()].find((known) => known.startsWith(`${name}.`));
}

/** A bare word is often meant as text. */
function quotesHint({ name, hasParentheses }: CallExpression): string {
  return hasParentheses || name.includes('.') ? '' : '; if it is text, put it in quotes';
}

const SHORT_NAMES = [...FUNCTIONS.keys()].filter((name) => !name.includes('.'));
