import { argumentNames } from '../functions/docs/shardlab-docs.ts';
import {
  changing,
  isPlainText,
  located,
  partOf,
  partOfObject,
  resolve,
  slotReader,
} from './calls.ts';
import {
  constantOf,
  emptyObject,
  type CallExpression,
  type Expression,
} from '../language/syntax.ts';
import { dateMistake } from '../functions/dates/date-mistakes.ts';
import { nearest } from '../language/did-you-mean.ts';
import {
  ArgumentError,
  type CallArguments,
  type FunctionDefinition,
  type Link,
  type ListData,
} from '../functions/definition/function-definition.ts';
import { isOptions } from '../functions/definition/arguments.ts';
import { FUNCTIONS } from '../functions/index.ts';
import { KDG_NAMES, hasNoParts } from '../kdg/kdg-names.ts';
import { NEW_NAMES, canBeRenamed } from '../kdg/new-names.ts';
import { oldNames, renamingOf } from '../kdg/renames.ts';
import { MAX_PROBLEMS, type ParseProblem } from '../language/parser.ts';
import type { Span } from '../language/problem.ts';
import { type Scope, noFacts } from './scope.ts';
import { type Get, constant, fromGet } from '../program/value.ts';

export interface CheckProblem extends ParseProblem {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly suggestion?: string;
}

/** Turns expressions into links, and says what is wrong with them. */
export class ExpressionChecker {
  readonly facts = noFacts();
  readonly problems: CheckProblem[] = [];
  readonly #lists: ReadonlyMap<string, ListData>;
  readonly #guesses = new Map<string, string | undefined>();
  #errors = 0;
  #hints = 0;
  /** How many `#repeat`s enclose the place being checked. */
  repeatDepth = 0;

  constructor(lists: ReadonlyMap<string, ListData>) {
    this.#lists = lists;
  }

  /** More problems than these help nobody, and a guess for each takes time. */
  get isFull(): boolean {
    return this.#errors >= MAX_PROBLEMS;
  }

  problem(span: Span, message: string, suggestion?: string): void {
    if (this.isFull) return;
    this.#errors += 1;
    const extra = suggestion === undefined ? {} : { suggestion };
    this.problems.push({ severity: 'error', message, ...span, ...extra });
  }

  /** @returns how to make the value, or `undefined` after a problem */
  check(expression: Expression, scope: Scope): Link | undefined {
    const known = constantOf(expression);
    if (known !== undefined) {
      const value = constant(known.value);
      return () => value;
    }
    switch (expression.kind) {
      case 'call':
        return this.#call(expression, scope);
      case 'list':
        return this.#compound(
          expression.items.map((item, i) => [String(i), item] as const),
          scope,
          (entries) => entries.map(([, get]) => get),
        );
      case 'object':
        return this.#object(expression, scope);
      case 'literal':
        return undefined;
    }
  }

  #object(expression: Extract<Expression, { kind: 'object' }>, scope: Scope): Link | undefined {
    const entries = expression.entries.map((entry) => [entry.key, entry.value] as const);
    return this.#compound(entries, scope, (values) => {
      const object = emptyObject();
      for (const [key, value] of values) object[key] = value;
      return object;
    });
  }

  #compound(
    parts: readonly (readonly [string, Expression])[],
    scope: Scope,
    make: (values: readonly (readonly [string, unknown])[]) => unknown,
  ): Link | undefined {
    const links: (readonly [string, Link])[] = [];
    for (const [key, part] of parts) {
      const link = this.check(part, scope);
      if (link === undefined) return undefined;
      links.push([key, link]);
    }
    return (environment) => {
      const gets = links.map(([key, link]) => [key, link(environment).get] as const);
      return fromGet((state) => make(gets.map(([key, get]) => [key, get(state)] as const)));
    };
  }

  #call(call: CallExpression, scope: Scope): Link | undefined {
    const named = this.#named(call, scope);
    if (named !== undefined) return named;
    const resolved = resolve(call);
    if (resolved === undefined) {
      this.#unknown(call, scope);
      return undefined;
    }
    const { name, definition, path } = resolved;
    this.#hint(call, name);
    const link = this.#function(call, name, definition, scope);
    if (link === undefined || path.length === 0) return link;
    if (!KDG_NAMES.has(name)) return partOf(link, path);
    if (!hasNoParts(name)) return partOfObject(link, path);
    this.#ignored(call, name);
    return link;
  }

  /** KDG reads module and function, and passes over the rest of a tag. */
  #ignored(call: CallExpression, name: string): void {
    if (this.#hints >= MAX_PROBLEMS) return;
    this.#hints += 1;
    const message = `KDG reads ${name} and its arguments; the other parts of this tag change nothing`;
    this.problems.push({ severity: 'warning', message, ...call.span });
  }

  #named(call: CallExpression, scope: Scope): Link | undefined {
    const [first = '', ...rest] = call.name.split('.');
    const slot = scope.find(first);
    if (slot === undefined) return undefined;
    if (call.hasParentheses) {
      this.problem(call.nameSpan, `"${first}" is a named value and takes no arguments`);
    }
    const facts = slot.facts;
    this.facts.readsKey ||= facts.readsKey;
    this.facts.readsShard ||= facts.readsShard;
    const path = [...rest, ...call.path];
    const link: Link = () => fromGet(slotReader(slot));
    // A value named as a group of functions is hides them.
    const advice = FUNCTIONS.has(call.name)
      ? `; to reach the function ${call.name}, give the value "${first}" another name`
      : '';
    return path.length === 0 ? link : partOf(link, path, advice);
  }

  #function(
    call: CallExpression,
    name: string,
    definition: FunctionDefinition,
    scope: Scope,
  ): Link | undefined {
    if (definition.once === true) this.#once(call);
    if (definition.reads === 'key') this.facts.readsKey = true;
    if (definition.reads === 'shard') this.facts.readsShard = true;
    const found = this.#arguments(call, definition, scope);
    if (found === undefined) return undefined;
    const { per } = found;
    // To KDG an empty text is no argument.
    const list = KDG_NAMES.has(name) && isEmptyText(found.list) ? [] : found.list;
    const lists = this.#lists;
    const withPer = per === undefined ? {} : { per: NOT_YET };
    const fixed = list.every((item) => item.known !== undefined);
    this.#checkDateFormat(call, name, list);
    const args: CallArguments = { list: list.map((item) => item.known?.value), lists, ...withPer };
    this.#need(definition, args);
    if (!fixed)
      return changing(
        call,
        definition,
        list.map((item) => item.link),
        lists,
      );
    try {
      // Once now for its problems; with `per` once more when that is linked.
      const link = definition.prepare(args);
      if (per === undefined) return located(call.span, link);
      return located(call.span, (environment) => {
        const { get } = per(environment);
        return definition.prepare({ ...args, per: get })(environment);
      });
    } catch (thrown) {
      if (!(thrown instanceof ArgumentError)) throw thrown;
      this.problem(call.span, `${call.name}: ${thrown.message}`);
      return undefined;
    }
  }

  /** A format of another language prints figures in the wrong places, without a word. */
  #checkDateFormat(call: CallExpression, name: string, [first]: readonly Item[]): void {
    if (!DATE_FORMATS.has(name) || this.#hints >= MAX_PROBLEMS) return;
    const given = first?.known?.value;
    const format = isOptions(given) ? given['format'] : given;
    if (typeof format !== 'string' || (name === 'now' && NOW_WORDS.has(format))) return;
    const message = dateMistake(format);
    if (message === undefined) return;
    this.#hints += 1;
    this.problems.push({ severity: 'warning', message, ...(call.args[0]?.span ?? call.span) });
  }

  #need(definition: FunctionDefinition, args: CallArguments): void {
    const needs = definition.needsLocaleFor?.(args) ?? definition.needsLocale;
    if (needs === true) this.facts.needsLocale = true;
    const { stateful } = definition;
    if (typeof stateful === 'function' ? stateful(args) : stateful) this.facts.stateful = true;
  }

  #once(call: CallExpression): void {
    if (this.facts.single.has(call.name)) {
      this.problem(call.span, `${call.name} may stand only once in a template`);
    } else if (this.repeatDepth > 0) {
      this.problem(call.span, `${call.name} may not stand inside #repeat`);
    }
    this.facts.single.set(call.name, call.span);
  }

  #arguments(
    call: CallExpression,
    definition: FunctionDefinition,
    scope: Scope,
  ): FoundArguments | undefined {
    const isText = call.raw !== undefined && call.name.includes('.');
    if (isText && isPlainText(call, scope)) {
      return { list: [knownItem(call.raw)] };
    }
    if (call.raw !== undefined && call.args.length === 0 && call.named.length === 0) {
      this.problem(call.span, `the arguments of ${call.name} cannot be read`);
      return undefined;
    }
    if (this.#hasUnknownName(call)) return undefined;
    const list: Item[] = [];
    for (const arg of call.args) {
      const link = this.check(arg, scope);
      if (link === undefined) return undefined;
      list.push({ known: constantOf(arg), link });
    }
    const per = call.named.find((entry) => entry.key === 'per' && definition.takesPer === true);
    const named = call.named.filter((entry) => entry !== per);
    if (named.length > 0) {
      const object = { kind: 'object', entries: named, span: call.span } as const;
      const link = this.check(object, scope);
      if (link === undefined) return undefined;
      list.push({ known: constantOf(object), link });
    }
    if (per === undefined) return { list };
    const perLink = this.#per(per.value, scope);
    return perLink === undefined ? undefined : { list, per: perLink };
  }

  /** A misspelt name would otherwise leave its argument at what it is by default, unnoticed. */
  #hasUnknownName({ name, args, named }: CallExpression): boolean {
    const names = argumentNames(name);
    if (names === undefined) return false;
    const objects = args.flatMap((arg) => (arg.kind === 'object' ? arg.entries : []));
    const unknown = [...objects, ...named].filter(({ key }) => !names.includes(key));
    for (const { key, keySpan } of unknown) {
      const guess = nearest(key, names);
      const next =
        guess === undefined ? `its arguments are ${names.join(', ')}` : `did you mean ${guess}?`;
      this.problem(keySpan, `${name} has no argument "${key}"; ${next}`, guess);
    }
    return unknown.length > 0;
  }

  /** `per="key"` means the same as `per=key`. */
  #per(value: Expression, scope: Scope): Link | undefined {
    const isKeyWord = value.kind === 'literal' && value.value === 'key';
    if (!isKeyWord) return this.check(value, scope);
    this.facts.readsKey = true;
    return () => fromGet((state) => state.key ?? '');
  }

  #hint(call: CallExpression, name: string): void {
    const newName = NEW_NAMES.get(name);
    if (newName === undefined || this.#hints >= MAX_PROBLEMS) return;
    this.#hints += 1;
    this.problems.push({
      severity: 'hint',
      message: `${name} is KDG's name; faker 10 calls it ${newName}`,
      ...call.nameSpan,
      ...(canBeRenamed(name, call) && { suggestion: newName }),
    });
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

  #unknown(call: CallExpression, scope: Scope): void {
    if (this.isFull) return;
    const { name } = call;
    const shown = name.length > 60 ? `${name.slice(0, 60)}…` : name;
    const what = name.includes('.')
      ? `there is no function "${shown}"`
      : `there is no function or named value "${shown}"`;
    const member = memberOf(name);
    if (member !== undefined) {
      const text = `"${name}" alone is no function; write one of its group, such as ${member}`;
      this.problem(call.nameSpan, text);
      return;
    }
    const old = renamingOf(name.replace(/^faker\./, ''));
    if (old !== undefined) {
      this.problem(call.nameSpan, `${what}; ${old.advice}`, old.isSame ? old.newName : undefined);
      return;
    }
    const guess = this.#guess(name, scope);
    const next = guess === undefined ? quotesHint(call) : `; did you mean ${guess}?`;
    this.problem(call.nameSpan, what + next, guess);
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

interface Item {
  readonly known: { readonly value: unknown } | undefined;
  readonly link: Link;
}

interface FoundArguments {
  readonly list: readonly Item[];
  readonly per?: Link;
}

function isEmptyText([first, ...others]: readonly Item[]): boolean {
  return others.length === 0 && first?.known?.value === '';
}

/** Stands for `per` while only the other arguments are checked. */
const NOT_YET: Get = () => '';

function knownItem(value: unknown): Item {
  return { known: { value }, link: () => constant(value) };
}
