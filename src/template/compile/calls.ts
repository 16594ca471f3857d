import { errorMessage } from '../../base/error-message.ts';
import {
  ArgumentError,
  type Environment,
  type FunctionDefinition,
  type Link,
  type ListData,
} from '../functions/definition/function-definition.ts';
import { FUNCTIONS } from '../functions/index.ts';
import { isOptions } from '../functions/definition/arguments.ts';
import { KDG_NAMES } from '../kdg/kdg-names.ts';
import type { Span } from '../language/problem.ts';
import { RenderFailure } from './blocks.ts';
import type { RenderState } from '../program/render-state.ts';
import type { NamedSlot, Scope } from './scope.ts';
import type { CallExpression } from '../language/syntax.ts';
import { type Get, type Value, fromGet } from '../program/value.ts';

/** Whether the text between the parentheses is no list of values that we know. */
export function isPlainText(call: CallExpression, scope: Scope): boolean {
  if (call.args.length === 0 && call.named.length === 0) return true;
  return call.args.some(
    (arg) =>
      arg.kind === 'call' &&
      !arg.hasParentheses &&
      scope.find(arg.name.split('.')[0] ?? '') === undefined &&
      resolve(arg) === undefined,
  );
}

/**
 * `module.method`, with parts of its value after it: `airline.airline.name`. KDG reads no more
 * than module and function, so arguments may stand behind further parts of its names.
 */
export function resolve(
  call: CallExpression,
): { name: string; definition: FunctionDefinition; path: readonly string[] } | undefined {
  const whole = FUNCTIONS.get(call.name);
  if (whole !== undefined) return { name: call.name, definition: whole, path: call.path };
  const parts = call.name.split('.');
  const name = parts.slice(0, 2).join('.');
  if (parts.length < 3 || (call.hasParentheses && !KDG_NAMES.has(name))) return undefined;
  const definition = FUNCTIONS.get(name);
  return definition && { name, definition, path: [...parts.slice(2), ...call.path] };
}

export function slotReader(slot: NamedSlot): Get {
  const { index, isWhole } = slot;
  return isWhole ? (state) => state.named(index) : (state) => state.slots[index];
}

/**
 * Own properties only, one after another.
 * @param advice what to do when there is none of that name
 */
export function partOf(link: Link, path: readonly string[], advice = ''): Link {
  return (environment) => {
    const { get } = link(environment);
    return fromGet((state: RenderState) => takePart(get(state), path, advice));
  };
}

/** The same, but what is no object stays whole: KDG passes over all that follows its names. */
export function partOfObject(link: Link, path: readonly string[]): Link {
  return (environment) => {
    const { get } = link(environment);
    return fromGet((state: RenderState) => {
      const whole = get(state);
      return isOptions(whole) ? takePart(whole, path) : whole;
    });
  };
}

function takePart(whole: unknown, path: readonly string[], advice = ''): unknown {
  let value = whole;
  for (const part of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) {
      throw new ArgumentError(`this value has no part "${part}"${advice}`);
    }
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

/** A call whose arguments change from record to record: prepared anew each time. */
export function changing(
  call: CallExpression,
  definition: FunctionDefinition,
  links: readonly Link[],
  lists: ReadonlyMap<string, ListData>,
): Link {
  return located(call.span, (environment) => {
    const gets = links.map((link) => link(environment).get);
    const make = (state: RenderState): Value => {
      const list = gets.map((get) => get(state));
      return definition.prepare({ list, lists })(environment);
    };
    return {
      get: (state) => make(state).get(state),
      write: (out, state) => make(state).write(out, state),
    };
  });
}

/** Gives what goes wrong while linking its place. */
export function located(span: Span, link: Link): Link {
  return (environment: Environment) => {
    try {
      return link(environment);
    } catch (thrown) {
      if (thrown instanceof RenderFailure) throw thrown;
      throw new RenderFailure(span, new Error(errorMessage(thrown), { cause: thrown }));
    }
  };
}
