import type { Expression } from './syntax.ts';

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
