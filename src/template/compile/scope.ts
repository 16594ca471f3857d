import type { Link } from '../functions/definition/function-definition.ts';
import type { Span } from '../language/problem.ts';

/** What a template turns out to need, found while it is checked. */
export interface Facts {
  needsLocale: boolean;
  stateful: boolean;
  readsKey: boolean;
  readsShard: boolean;
  /** Uses of functions that may appear only once in a template. */
  readonly single: Map<string, Span>;
}

export function noFacts(): Facts {
  return {
    needsLocale: false,
    stateful: false,
    readsKey: false,
    readsShard: false,
    single: new Map(),
  };
}

/** A named value's place in the render state. */
export interface NamedSlot {
  readonly index: number;
  /** Named outside all blocks: one value for the whole record, made when first asked for. */
  readonly isWhole: boolean;
  readonly link: Link;
  readonly facts: Pick<Facts, 'readsKey' | 'readsShard'>;
}

/** The named values that can be seen at a place. */
export class Scope {
  readonly #slots = new Map<string, NamedSlot>();
  readonly #parent: Scope | undefined;

  constructor(parent?: Scope) {
    this.#parent = parent;
  }

  get isWhole(): boolean {
    return this.#parent === undefined;
  }

  find(name: string): NamedSlot | undefined {
    return this.#slots.get(name) ?? this.#parent?.find(name);
  }

  has(name: string): boolean {
    return this.#slots.has(name);
  }

  add(name: string, slot: NamedSlot): void {
    this.#slots.set(name, slot);
  }

  names(): string[] {
    return [...this.#slots.keys(), ...(this.#parent?.names() ?? [])];
  }

  slots(): ReadonlyMap<string, NamedSlot> {
    return this.#slots;
  }
}
