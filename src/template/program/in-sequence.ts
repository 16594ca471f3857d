import { fewer } from './merge-fused.ts';
import { allFused, fusePieces } from './fused.ts';
import { type Value, fromWrite } from './value.ts';

/** Values written one after another, as one text. */
export function inSequence(values: readonly Value[]): Value {
  const [only] = values;
  if (values.length === 1 && only !== undefined) return only;
  const pieces = fusePieces(values, (_run, write) => fromWrite(write));
  const writes = pieces.map(({ write }) => write);
  const [whole] = writes;
  const value =
    writes.length === 1 && whole !== undefined
      ? fromWrite(whole)
      : fromWrite((out, state) => {
          for (let i = 0; i < writes.length; i += 1) (writes[i] as Value['write'])(out, state);
        });
  const parts = allFused(values);
  return parts === undefined
    ? value
    : { ...value, fuse: { kind: 'sequence', parts: fewer(parts, true) } };
}
