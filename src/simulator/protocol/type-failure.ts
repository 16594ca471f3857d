/**
 * A member of the wrong type. Goes over the wire as a SerializationException whose text
 * is in `Message`, with a capital (facts §3); without a text there is no member at all.
 */
export class TypeFailure extends Error {
  override readonly name = 'SerializationException';
}
