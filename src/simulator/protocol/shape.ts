/**
 * Shapes of the API as data: what drives type errors, validation texts, the decoding
 * of blobs and timestamps, and the encoding of outputs. Lengths of strings are in
 * UTF-16 units (docs/decisions/0020-protocol.md).
 */
export interface StringShape {
  readonly kind: 'string';
  readonly min?: number;
  readonly max?: number;
  /** As the service prints it; it must match the whole string. */
  readonly pattern?: string;
  readonly matcher?: RegExp;
  /** An enumeration, in the order the service prints it. */
  readonly values?: readonly string[];
}

export interface NumberShape {
  readonly kind: 'integer' | 'long';
  readonly min?: number;
  readonly max?: number;
}

export interface BooleanShape {
  readonly kind: 'boolean';
}

export interface BlobShape {
  readonly kind: 'blob';
  /** Bytes. */
  readonly max?: number;
}

/** Epoch milliseconds inside, epoch seconds in JSON. */
export interface TimestampShape {
  readonly kind: 'timestamp';
}

export interface ListShape {
  readonly kind: 'list';
  readonly member: Shape;
  readonly min?: number;
  readonly max?: number;
  /** What the service prints for each member that is a structure. */
  readonly printed?: string;
}

export interface MapShape {
  readonly kind: 'map';
  readonly key: StringShape;
  readonly value: StringShape;
  readonly min?: number;
  readonly max?: number;
}

export interface StructureShape {
  readonly kind: 'structure';
  /** In the order in which errors are listed. */
  readonly members: readonly Member[];
}

export type Shape =
  | StringShape
  | NumberShape
  | BooleanShape
  | BlobShape
  | TimestampShape
  | ListShape
  | MapShape
  | StructureShape;

export interface Member {
  readonly name: string;
  /** The name in error texts: the first letter in lower case. */
  readonly label: string;
  readonly shape: Shape;
  /**
   * `true`: must not be null. `'with-others'`: null is reported only beside another
   * error, because alone it is for the service to judge. An object: must not be null
   * unless the other member is there.
   */
  readonly required: boolean | 'with-others' | { readonly unless: string };
}

export interface Operation {
  readonly input: StructureShape;
  /** What the input is checked against while a quota is switched off. */
  readonly without?: { readonly quota: string; readonly input: StructureShape };
  /** Absent where the service answers with an empty body. */
  readonly output?: StructureShape;
}

export const BOOLEAN: BooleanShape = { kind: 'boolean' };
export const TIMESTAMP: TimestampShape = { kind: 'timestamp' };

export function text(limits: Omit<StringShape, 'kind' | 'matcher'> = {}): StringShape {
  if (limits.pattern === undefined) return { kind: 'string', ...limits };
  return { kind: 'string', ...limits, matcher: new RegExp(`^(?:${limits.pattern})$`) };
}

export function oneOf(...values: readonly string[]): StringShape {
  return { kind: 'string', values };
}

export function integer(limits: Omit<NumberShape, 'kind'> = {}): NumberShape {
  return { kind: 'integer', ...limits };
}

export function long(limits: Omit<NumberShape, 'kind'> = {}): NumberShape {
  return { kind: 'long', ...limits };
}

export function blob(limits: Omit<BlobShape, 'kind'> = {}): BlobShape {
  return { kind: 'blob', ...limits };
}

export function list(member: Shape, limits: Omit<ListShape, 'kind' | 'member'> = {}): ListShape {
  return { kind: 'list', member, ...limits };
}

export function map(
  key: StringShape,
  value: StringShape,
  limits: Omit<MapShape, 'kind' | 'key' | 'value'> = {},
): MapShape {
  return { kind: 'map', key, value, ...limits };
}

type MemberSpec = Shape | { readonly shape: Shape; readonly required: Member['required'] };

/** A member that must not be null. */
export function required(shape: Shape): MemberSpec {
  return { shape, required: true };
}

/** A member whose absence the service judges, listed when there are other errors. */
export function requiredWithOthers(shape: Shape): MemberSpec {
  return { shape, required: 'with-others' };
}

/** A member that must not be null unless another one is there. */
export function requiredUnless(unless: string, shape: Shape): MemberSpec {
  return { shape, required: { unless } };
}

export function structure(members: Readonly<Record<string, MemberSpec>>): StructureShape {
  return {
    kind: 'structure',
    members: Object.entries(members).map(([name, spec]) => ({
      name,
      label: lowerFirst(name),
      shape: 'shape' in spec ? spec.shape : spec,
      required: 'shape' in spec ? spec.required : false,
    })),
  };
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
