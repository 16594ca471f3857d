import type { Span } from './problem.ts';

/** A value or a call inside a tag. Offsets are those of the parsed text. */
export type Expression =
  | { readonly kind: 'literal'; readonly value: Literal; readonly span: Span }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly span: Span }
  | { readonly kind: 'object'; readonly entries: readonly Entry[]; readonly span: Span }
  | CallExpression;

type Literal = string | number | boolean | null;

export interface Entry {
  readonly key: string;
  readonly value: Expression;
  readonly keySpan: Span;
}

/** A function with or without arguments, or a named value: which of them, the checker decides. */
export interface CallExpression {
  readonly kind: 'call';
  readonly name: string;
  readonly nameSpan: Span;
  readonly args: readonly Expression[];
  /** `name=value` arguments; they reach the function as one object after the others. */
  readonly named: readonly Entry[];
  readonly hasParentheses: boolean;
  /** Parts of the returned object to take, as in `airline.airline().name`. */
  readonly path: readonly string[];
  /** The text between the parentheses when it is not a list of values, as KDG allows: `date.now(YYYY-MM-DD)`. */
  readonly raw?: string;
  readonly span: Span;
}

export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string; readonly span: Span }
  | { readonly kind: 'print'; readonly value: Expression; readonly as?: Name; readonly span: Span }
  | { readonly kind: 'let'; readonly name: Name; readonly value: Expression; readonly span: Span }
  | RepeatNode
  | { readonly kind: 'choose'; readonly branches: readonly Branch[]; readonly span: Span }
  | {
      readonly kind: 'maybe';
      readonly chance: Expression;
      readonly body: readonly TemplateNode[];
      readonly otherwise: readonly TemplateNode[];
      readonly span: Span;
    };

export interface Name {
  readonly text: string;
  readonly span: Span;
}

export interface RepeatNode {
  readonly kind: 'repeat';
  readonly min: Expression;
  readonly max?: Expression;
  readonly separator: string;
  readonly body: readonly TemplateNode[];
  readonly span: Span;
}

export interface Branch {
  readonly weight?: Expression;
  readonly body: readonly TemplateNode[];
}

/** Words that open or part a tag of their own, and so cannot name a value. */
export const RESERVED_WORDS: ReadonlySet<string> = new Set([
  'let',
  'as',
  'or',
  'else',
  'true',
  'false',
  'null',
]);

/** The value of an expression without calls, or `undefined` when it has one. */
export function constantOf(expression: Expression): { readonly value: unknown } | undefined {
  switch (expression.kind) {
    case 'literal':
      return { value: expression.value };
    case 'list': {
      const items: unknown[] = [];
      for (const item of expression.items) {
        const constant = constantOf(item);
        if (constant === undefined) return undefined;
        items.push(constant.value);
      }
      return { value: items };
    }
    case 'object': {
      const object = emptyObject();
      for (const entry of expression.entries) {
        const constant = constantOf(entry.value);
        if (constant === undefined) return undefined;
        object[entry.key] = constant.value;
      }
      return { value: object };
    }
    case 'call':
      return undefined;
  }
}

/** Without a prototype, so that a key such as `__proto__` is a key like any other. */
export function emptyObject(): Record<string, unknown> {
  return Object.create(null) as Record<string, unknown>;
}
