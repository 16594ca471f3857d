export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export type Members = readonly (readonly [string, Json])[];

/** Where a call goes. */
export interface CommandPlace {
  readonly region: string;
  /** Absent: AWS. */
  readonly endpoint?: string;
}

/** A call as it is to be written down. */
export interface WireCall {
  readonly operation: string;
  readonly members: Members;
  readonly service: 'kinesis' | 'cloudwatch';
  readonly place: CommandPlace;
}

/** Members that are bytes: base64 on the wire. */
export const BLOBS: ReadonlySet<string> = new Set(['Data']);
/** Members that are times: epoch seconds on the wire. */
export const TIMES: ReadonlySet<string> = new Set([
  'Timestamp',
  'StreamCreationTimestamp',
  'StartTime',
  'EndTime',
]);

/** Members whose keys are names that users gave, so that a key `Data` says nothing of its value. */
export const MAPS: ReadonlySet<string> = new Set(['Tags']);

/** The page asks CloudWatch for metrics and Kinesis for all else. */
export function serviceOf(operation: string): WireCall['service'] {
  return operation === 'GetMetricData' ? 'cloudwatch' : 'kinesis';
}

/** `PutRecords` → `put-records` */
export function kebab(name: string): string {
  return name
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

export function hasBytes(members: Members): boolean {
  return members.some(
    ([name, value]) => BLOBS.has(name) || (!MAPS.has(name) && nestedHasBytes(value)),
  );
}

function nestedHasBytes(value: Json): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Array.isArray(value)
    ? value.some((one: Json) => nestedHasBytes(one))
    : hasBytes(Object.entries(value) as Members);
}

/** All bytes put in other words; `undefined` when some cannot be. */
export function mapBytes(
  members: Members,
  change: (base64: string) => string | undefined,
): Members | undefined {
  const mapped: (readonly [string, Json])[] = [];
  for (const [name, value] of members) {
    const other: Json | undefined =
      BLOBS.has(name) && typeof value === 'string'
        ? change(value)
        : MAPS.has(name)
          ? value
          : mapNested(value, change);
    if (other === undefined) return undefined;
    mapped.push([name, other]);
  }
  return mapped;
}

function mapNested(value: Json, change: (base64: string) => string | undefined): Json | undefined {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value)) {
    const members = mapBytes(Object.entries(value) as Members, change);
    return members === undefined ? undefined : Object.fromEntries(members);
  }
  const list = value.map((one: Json) => mapNested(one, change));
  return list.every((one) => one !== undefined) ? list : undefined;
}

/** JSON in which every character that a terminal acts on, or that cannot be seen, is escaped. */
export function printableJson(value: Json): string {
  return JSON.stringify(value).replaceAll(/[\p{C}\u2028\u2029]/gu, (c) =>
    c
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}
