/**
 * A member of the wrong type. Goes over the wire as a SerializationException whose text
 * is in `Message`, with a capital (docs/kinesis.md#serialization-errors); without a text there is
 * no member at all.
 */
export class TypeFailure extends Error {
  override readonly name = 'SerializationException';
}
