import { fusePieces } from './fused.ts';
import { type Value, fromWrite } from './value.ts';

/** Values written one after another, as one text. */
export function inSequence(values: readonly Value[]): Value {
  const pieces = fusePieces(values, (_run, write) => fromWrite(write));
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined) return only;
  const writes = pieces.map(({ write }) => write);
  return fromWrite((out, state) => {
    for (let i = 0; i < writes.length; i += 1) (writes[i] as Value['write'])(out, state);
  });
}
