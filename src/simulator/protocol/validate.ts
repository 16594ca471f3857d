import type { ApiObject, ApiValue } from '../operation.ts';
import type { ListShape, MapShape, Member, Shape, StringShape, StructureShape } from './shape.ts';

/** No more failures than these are listed in one answer (docs/kinesis.md#validation-messages). */
const MAX_FAILURES = 10;
/**
 * Patterns with two wildcards are not tried on texts much longer than may pass, so that
 * a hostile ARN of megabytes costs nothing; its length is reported.
 */
const MAX_PATTERN_INPUT = 4096;

/**
 * Checks a decoded input against the constraints of its shape.
 * @returns the text of a ValidationException, or `undefined` when all is well
 */
export function validationMessage(input: ApiObject, shape: StructureShape): string | undefined {
  const hard = new Failures(false);
  checkMembers(input, shape, '', hard);
  if (hard.texts.length === 0) return undefined;
  const all = new Failures(true);
  checkMembers(input, shape, '', all);
  const count = all.texts.length;
  return `${count} validation error${count > 1 ? 's' : ''} detected: ${all.texts.join('; ')}`;
}

class Failures {
  readonly texts: string[] = [];
  readonly withSoft: boolean;

  constructor(withSoft: boolean) {
    this.withSoft = withSoft;
  }

  get full(): boolean {
    return this.texts.length >= MAX_FAILURES;
  }

  add(printed: string | undefined, path: string, constraint: string): void {
    if (this.full) return;
    const value = printed === undefined ? 'null' : `'${printed}'`;
    this.texts.push(`Value ${value} at '${path}' failed to satisfy constraint: ${constraint}`);
  }
}

function checkMembers(
  input: ApiObject,
  shape: StructureShape,
  prefix: string,
  failures: Failures,
): void {
  for (const member of shape.members) {
    const value = input[member.name];
    if (value === undefined) {
      if (mustNotBeNull(member, input, failures.withSoft)) {
        failures.add(undefined, prefix + member.label, 'Member must not be null');
      }
    } else if (!passes(value, member.shape)) {
      check(value, member.shape, prefix + member.label, failures);
    }
    if (failures.full) return;
  }
}

/** The cheap test that nearly every string passes, before a path is put together. */
function passes(value: ApiValue, shape: Shape): boolean {
  switch (shape.kind) {
    case 'string':
      return typeof value === 'string' && stringPasses(value, shape);
    case 'blob':
      return (value as Uint8Array).length <= (shape.max ?? Infinity);
    case 'boolean':
    case 'timestamp':
      return true;
    case 'integer':
    case 'long':
    case 'list':
    case 'map':
    case 'structure':
      return false;
  }
}

function stringPasses(value: string, shape: StringShape): boolean {
  return (
    value.length >= (shape.min ?? 0) &&
    value.length <= (shape.max ?? Infinity) &&
    (shape.matcher === undefined || matches(value, shape)) &&
    (shape.values === undefined || shape.values.includes(value))
  );
}

function matches(value: string, shape: StringShape): boolean {
  if (value.length > MAX_PATTERN_INPUT && shape.max !== undefined) return true;
  return shape.matcher?.test(value) ?? true;
}

function mustNotBeNull(member: Member, input: ApiObject, withSoft: boolean): boolean {
  const { required } = member;
  if (typeof required === 'boolean') return required;
  if (required === 'with-others') return withSoft;
  return input[required.unless] === undefined;
}

function check(value: ApiValue, shape: Shape, path: string, failures: Failures): void {
  switch (shape.kind) {
    case 'string':
      checkString(value as string, shape, path, failures);
      break;
    case 'integer':
    case 'long': {
      const number = value as number;
      if (number < (shape.min ?? -Infinity)) {
        failures.add(String(number), path, greaterOrEqual('value', shape.min));
      }
      if (number > (shape.max ?? Infinity)) {
        failures.add(String(number), path, lessOrEqual('value', shape.max));
      }
      break;
    }
    case 'blob': {
      const { length } = value as Uint8Array;
      failures.add(
        `java.nio.HeapByteBuffer[pos=0 lim=${length} cap=${length}]`,
        path,
        lessOrEqual('length', shape.max),
      );
      break;
    }
    case 'list':
      checkList(value as readonly ApiValue[], shape, path, failures);
      break;
    case 'map':
      checkMap(value as ApiObject, shape, path, failures);
      break;
    case 'structure':
      checkMembers(value as ApiObject, shape, `${path}.`, failures);
      break;
    case 'boolean':
    case 'timestamp':
      break;
  }
}

function checkString(value: string, shape: StringShape, path: string, failures: Failures): void {
  for (const constraint of brokenBy(value, shape)) failures.add(value, path, constraint);
}

/** In the order in which the service lists them. */
function brokenBy(value: string, shape: StringShape): string[] {
  const broken: string[] = [];
  if (shape.pattern !== undefined && !matches(value, shape)) {
    broken.push(`Member must satisfy regular expression pattern: ${shape.pattern}`);
  }
  if (value.length < (shape.min ?? 0)) broken.push(greaterOrEqual('length', shape.min));
  if (value.length > (shape.max ?? Infinity)) broken.push(lessOrEqual('length', shape.max));
  if (shape.values !== undefined && !shape.values.includes(value)) {
    broken.push(enumText(shape.values));
  }
  return broken;
}

function checkList(
  value: readonly ApiValue[],
  shape: ListShape,
  path: string,
  failures: Failures,
): void {
  const { member } = shape;
  const print = (): string =>
    `[${value.map((item) => (typeof item === 'string' ? item : (shape.printed ?? 'null'))).join(', ')}]`;
  if (value.length < (shape.min ?? 0)) {
    failures.add(print(), path, greaterOrEqual('length', shape.min));
  }
  if (value.length > (shape.max ?? Infinity)) {
    failures.add(print(), path, lessOrEqual('length', shape.max));
  }
  if (member.kind === 'string') {
    if (!value.every((item) => typeof item === 'string' && stringPasses(item, member))) {
      failures.add(print(), path, `Member must satisfy constraint: [${constraintTexts(member)}]`);
    }
    return;
  }
  for (let i = 0; i < value.length && !failures.full; i += 1) {
    const item = value[i];
    if (item === undefined) {
      failures.add(undefined, `${path}.${i + 1}.member`, 'Member must not be null');
    } else if (member.kind === 'structure') {
      if (!structurePasses(item as ApiObject, member, failures.withSoft)) {
        check(item, member, `${path}.${i + 1}.member`, failures);
      }
    } else if (!passes(item, member)) check(item, member, `${path}.${i + 1}.member`, failures);
  }
}

/** Whether every member passes the cheap test: true for nearly every entry of PutRecords. */
function structurePasses(item: ApiObject, shape: StructureShape, withSoft: boolean): boolean {
  for (const member of shape.members) {
    const value = item[member.name];
    if (value === undefined) {
      if (member.required !== false && mustNotBeNull(member, item, withSoft)) return false;
    } else if (!passes(value, member.shape)) return false;
  }
  return true;
}

function checkMap(value: ApiObject, shape: MapShape, path: string, failures: Failures): void {
  const entries = Object.entries(value);
  const printed = `{${entries.map(([key, item]) => `${key}=${typeof item === 'string' ? item : 'null'}`).join(', ')}}`;
  if (entries.length < (shape.min ?? 0)) {
    failures.add(printed, path, greaterOrEqual('length', shape.min));
  }
  if (entries.length > (shape.max ?? Infinity)) {
    failures.add(printed, path, lessOrEqual('length', shape.max));
  }
  if (!entries.every(([key]) => stringPasses(key, shape.key))) {
    failures.add(
      printed,
      path,
      `Map keys must satisfy constraint: [${constraintTexts(shape.key)}]`,
    );
  }
  if (!entries.every(([, item]) => typeof item === 'string' && stringPasses(item, shape.value))) {
    failures.add(
      printed,
      path,
      `Map value must satisfy constraint: [${constraintTexts(shape.value)}]`,
    );
  }
}

/** All constraints of a list's or a map's members, in the order in which they are printed. */
function constraintTexts(shape: StringShape): string {
  const texts: string[] = [];
  if (shape.max !== undefined) texts.push(lessOrEqual('length', shape.max));
  if (shape.min !== undefined) texts.push(greaterOrEqual('length', shape.min));
  if (shape.pattern !== undefined) {
    texts.push(`Member must satisfy regular expression pattern: ${shape.pattern}`);
  }
  if (shape.values !== undefined) texts.push(enumText(shape.values));
  return texts.join(', ');
}

function enumText(values: readonly string[]): string {
  return `Member must satisfy enum value set: [${values.join(', ')}]`;
}

function greaterOrEqual(what: 'length' | 'value', min: number | undefined): string {
  return `Member must have ${what} greater than or equal to ${min}`;
}

function lessOrEqual(what: 'length' | 'value', max: number | undefined): string {
  return `Member must have ${what} less than or equal to ${max}`;
}
