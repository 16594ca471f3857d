import type { ExpressionChecker } from './checker.ts';
import {
  constantOf,
  type Branch,
  type Expression,
  type Name,
  RESERVED_WORDS,
  type RepeatNode,
  type TemplateNode,
} from '../language/syntax.ts';
import type { Environment, Link } from '../functions/definition/function-definition.ts';
import { FUNCTIONS } from '../functions/index.ts';
import type { Piece } from '../program/fused.ts';
import type { Span } from '../language/problem.ts';
import { choose, literal, maybe, repeat, sequence } from './blocks.ts';
import { MAX_REPEATS } from '../program/render-state.ts';
import { Scope } from './scope.ts';
import { type Write, writeValue as writeNamed } from '../program/value.ts';

/** A checked piece of a template, ready to be linked to a locale. */
export type WriteLink = (environment: Environment) => Write;

type PieceLink = (environment: Environment) => Piece;

/** Checks whole templates: blocks, names and their scopes. */
export class NodeChecker {
  readonly expressions: ExpressionChecker;
  #slots: number;
  #repeats = 0;

  /** @param firstSlot slots below it belong to the record, when this is its partition key */
  constructor(expressions: ExpressionChecker, firstSlot: number) {
    this.expressions = expressions;
    this.#slots = firstSlot;
  }

  /** How many slots are taken. */
  get slots(): number {
    return this.#slots;
  }

  check(nodes: readonly TemplateNode[], scope: Scope): WriteLink {
    const links: { readonly link: PieceLink; readonly span: Span; readonly isMade: boolean }[] = [];
    for (const node of nodes) {
      const link = this.#node(node, scope);
      if (link !== undefined) links.push({ link, span: node.span, isMade: makesValue(node) });
    }
    return (environment) =>
      sequence(
        links.map(({ link, span, isMade }) => ({ ...link(environment), span, isMade })),
        environment.isTraced,
      );
  }

  #node(node: TemplateNode, scope: Scope): PieceLink | undefined {
    switch (node.kind) {
      case 'text': {
        const piece = literal(node.text);
        return () => piece;
      }
      case 'print':
        return node.as === undefined
          ? this.#print(node.value, scope)
          : onlyWrites(this.#name(node.as, node.value, scope, true));
      case 'let':
        return onlyWrites(this.#name(node.name, node.value, scope, false));
      case 'repeat':
        return onlyWrites(this.#repeat(node, scope));
      case 'choose':
        return onlyWrites(this.#choose(node.branches, node.span, scope));
      case 'maybe':
        return onlyWrites(this.#maybe(node, scope));
    }
  }

  #print(value: Expression, scope: Scope): PieceLink | undefined {
    return this.expressions.check(value, scope);
  }

  #name(name: Name, value: Expression, scope: Scope, prints: boolean): WriteLink | undefined {
    const problem = this.#nameProblem(name.text, scope);
    if (problem !== undefined) this.expressions.problems.error(name.span, problem);
    const { facts } = this.expressions;
    const before = { readsKey: facts.readsKey, readsShard: facts.readsShard };
    facts.readsKey = false;
    facts.readsShard = false;
    const link = this.expressions.check(value, scope);
    const own = { readsKey: facts.readsKey, readsShard: facts.readsShard };
    facts.readsKey ||= before.readsKey;
    facts.readsShard ||= before.readsShard;
    const index = this.#slots;
    this.#slots += 1;
    const { isWhole } = scope;
    // A name with a problem is known all the same, so that its uses are not reported too.
    scope.add(name.text, { index, isWhole, link: link ?? NOTHING, facts: own });
    if (link === undefined) return undefined;
    return isWhole ? wholeName(index, prints) : blockName(index, link, prints);
  }

  #nameProblem(name: string, scope: Scope): string | undefined {
    if (name.includes('.')) return 'a name may not have a dot';
    if (RESERVED_WORDS.has(name)) return `"${name}" is a word of the language`;
    if (FUNCTIONS.has(name)) return `"${name}" is a function; choose another name`;
    return scope.has(name) ? `"${name}" is named already` : undefined;
  }

  #repeat(node: RepeatNode, scope: Scope): WriteLink | undefined {
    const { expressions } = this;
    for (const bound of [node.min, node.max]) this.#checkCount(bound);
    const low = node.min.kind === 'literal' ? Number(node.min.value) : 0;
    const high = node.max?.kind === 'literal' ? Number(node.max.value) : Infinity;
    if (low > high)
      expressions.problems.error(node.span, `cannot repeat from ${low} to ${high} times`);
    const min = expressions.check(node.min, scope);
    const max = node.max && expressions.check(node.max, scope);
    const id = this.#repeats;
    this.#repeats += 1;
    expressions.repeatDepth += 1;
    const body = this.check(node.body, new Scope(scope));
    expressions.repeatDepth -= 1;
    if (min === undefined) return undefined;
    const { separator } = node;
    return (environment) =>
      repeat({
        min: min(environment).get,
        max: max?.(environment).get,
        separator,
        body: body(environment),
        id,
        span: node.span,
        isTraced: environment.isTraced,
      });
  }

  #checkCount(bound: Expression | undefined): void {
    if (bound?.kind !== 'literal') return;
    const count = bound.value;
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0) {
      this.expressions.problems.error(
        bound.span,
        'expected how often, a whole number of 0 or more',
      );
    } else if (count > MAX_REPEATS) {
      this.expressions.problems.error(
        bound.span,
        `a record may go through at most ${MAX_REPEATS} repeats, not ${count}`,
      );
    }
  }

  #choose(branches: readonly Branch[], span: Span, scope: Scope): WriteLink | undefined {
    const weights = branches.map(({ weight }) => this.#weight(weight));
    const bodies = branches.map(({ body }) => this.check(body, new Scope(scope)));
    if (!weights.some((weight) => weight > 0)) {
      this.expressions.problems.error(span, 'at least one weight must be more than 0');
      return undefined;
    }
    return (environment) =>
      choose(
        bodies.map((body) => body(environment)),
        weights,
      );
  }

  #weight(weight: Expression | undefined): number {
    if (weight === undefined) return 1;
    const value = constantOf(weight)?.value;
    if (typeof value === 'number' && value >= 0) return value;
    this.expressions.problems.error(weight.span, 'a weight must be a number of 0 or more');
    return 1;
  }

  #maybe(node: Extract<TemplateNode, { kind: 'maybe' }>, scope: Scope): WriteLink | undefined {
    const { chance } = node;
    const value = constantOf(chance)?.value;
    const isKnown = chance.kind !== 'call';
    if (isKnown && (typeof value !== 'number' || value < 0 || value > 1)) {
      this.expressions.problems.error(
        chance.span,
        'a chance must be from 0 to 1, or from 0% to 100%',
      );
    }
    const link = this.expressions.check(chance, scope);
    const body = this.check(node.body, new Scope(scope));
    const otherwise = this.check(node.otherwise, new Scope(scope));
    return (
      link &&
      ((environment) => maybe(link(environment).get, body(environment), otherwise(environment)))
    );
  }
}

/** `{{"text"}}` is the author's own text. */
function makesValue(node: TemplateNode): boolean {
  return node.kind === 'print' && constantOf(node.value) === undefined;
}

function onlyWrites(link: WriteLink | undefined): PieceLink | undefined {
  return link && ((environment) => ({ write: link(environment) }));
}

const NOTHING: Link = () => {
  throw new Error('a template with problems was linked');
};

function wholeName(index: number, prints: boolean): WriteLink {
  return () => (prints ? (out, state) => writeNamed(out, state.named(index)) : () => undefined);
}

function blockName(index: number, link: Link, prints: boolean): WriteLink {
  return (environment) => {
    const { get } = link(environment);
    return (out, state) => {
      const value = get(state);
      state.setNamed(index, value);
      if (prints) writeNamed(out, value);
    };
  };
}
