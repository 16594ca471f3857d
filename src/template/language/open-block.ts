import type { Span } from './problem.ts';
import type { Branch, Expression, TemplateNode } from './syntax.ts';

/** A block that is open while its body is read. */
export interface OpenBlock {
  readonly word: 'repeat' | 'choose' | 'maybe';
  readonly from: number;
  readonly headEnd: number;
  readonly head: {
    readonly min?: Expression;
    readonly max?: Expression;
    readonly separator?: string;
  };
  readonly parent: TemplateNode[];
  readonly parts: { weight?: Expression; readonly body: TemplateNode[] }[];
}

/** The node that a block becomes when it is closed. */
export function finished(block: OpenBlock, span: Span): TemplateNode {
  const first = block.parts[0];
  const body = first?.body ?? [];
  if (block.word === 'choose') {
    const branches: readonly Branch[] = block.parts;
    return { kind: 'choose', branches, span };
  }
  const none: Expression = { kind: 'literal', value: 0, span };
  if (block.word === 'maybe') {
    const otherwise = block.parts[1]?.body ?? [];
    return { kind: 'maybe', chance: first?.weight ?? none, body, otherwise, span };
  }
  const { min = none, max, separator = ',' } = block.head;
  const bounds = max === undefined ? { min } : { min, max };
  return { kind: 'repeat', ...bounds, separator, body, span };
}
