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
import { CheckProblems } from './check-problems.ts';
import {
  constantOf,
  emptyObject,
  type CallExpression,
  type Expression,
} from '../language/syntax.ts';
import { nearest } from '../language/did-you-mean.ts';
import {
  ArgumentError,
  type CallArguments,
  type FunctionDefinition,
  type Link,
  type ListData,
} from '../functions/definition/function-definition.ts';
import { FUNCTIONS } from '../functions/index.ts';
import { KDG_NAMES, hasNoParts } from '../kdg/kdg-names.ts';
import { type Scope, noFacts } from './scope.ts';
import { type Get, constant, fromGet } from '../program/value.ts';

/** Turns expressions into links, and says what is wrong with them. */
export class ExpressionChecker {
  readonly facts = noFacts();
  readonly problems = new CheckProblems();
  readonly #lists: ReadonlyMap<string, ListData>;
  /** How many `#repeat`s enclose the place being checked. */
  repeatDepth = 0;

  constructor(lists: ReadonlyMap<string, ListData>) {
    this.#lists = lists;
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
      this.problems.unknownName(call, scope);
      return undefined;
    }
    const { name, definition, path } = resolved;
    this.problems.newName(call, name);
    const link = this.#function(call, name, definition, scope);
    if (link === undefined || path.length === 0) return link;
    if (!KDG_NAMES.has(name)) return partOf(link, path);
    if (!hasNoParts(name)) return partOfObject(link, path);
    this.problems.ignoredParts(call, name);
    return link;
  }

  #named(call: CallExpression, scope: Scope): Link | undefined {
    const [first = '', ...rest] = call.name.split('.');
    const slot = scope.find(first);
    if (slot === undefined) return undefined;
    if (call.hasParentheses) {
      this.problems.error(call.nameSpan, `"${first}" is a named value and takes no arguments`);
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
    this.problems.dateFormat(call, name, list[0]?.known?.value);
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
      this.problems.error(call.span, `${call.name}: ${thrown.message}`);
      return undefined;
    }
  }

  #need(definition: FunctionDefinition, args: CallArguments): void {
    const needs = definition.needsLocaleFor?.(args) ?? definition.needsLocale;
    if (needs === true) this.facts.needsLocale = true;
    const { stateful } = definition;
    if (typeof stateful === 'function' ? stateful(args) : stateful) this.facts.stateful = true;
  }

  #once(call: CallExpression): void {
    if (this.facts.single.has(call.name)) {
      this.problems.error(call.span, `${call.name} may appear only once in a template`);
    } else if (this.repeatDepth > 0) {
      this.problems.error(call.span, `${call.name} may not stand inside #repeat`);
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
      this.problems.error(call.span, `the arguments of ${call.name} cannot be read`);
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
      this.problems.error(keySpan, `${name} has no argument "${key}"; ${next}`, guess);
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
}

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
