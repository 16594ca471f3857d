import { assert } from '../../base/assert.ts';
import type { ApiObject, ApiValue } from '../operation.ts';

/**
 * Members of an input. The protocol has checked types, so a wrong one is a bug of ours;
 * an absent one is `undefined`.
 */
export function textOf(input: ApiObject, member: string): string | undefined {
  const value = input[member];
  assert(value === undefined || typeof value === 'string', `${member} is a string`);
  return value;
}

export function numberOf(input: ApiObject, member: string): number | undefined {
  const value = input[member];
  assert(value === undefined || typeof value === 'number', `${member} is a number`);
  return value;
}

export function flagOf(input: ApiObject, member: string): boolean {
  const value = input[member];
  assert(value === undefined || typeof value === 'boolean', `${member} is a boolean`);
  return value ?? false;
}

export function bytesOf(input: ApiObject, member: string): Uint8Array {
  const value = input[member];
  assert(value instanceof Uint8Array, `${member} is a blob`);
  return value;
}

export function objectOf(input: ApiObject, member: string): ApiObject | undefined {
  const value = input[member];
  assert(value === undefined || isObject(value), `${member} is a structure`);
  return value;
}

export function listOf(input: ApiObject, member: string): readonly ApiValue[] {
  const value = input[member];
  if (value === undefined) return [];
  assert(Array.isArray(value), `${member} is a list`);
  return value as readonly ApiValue[];
}

export function textsOf(input: ApiObject, member: string): readonly string[] {
  return listOf(input, member).map((value) => {
    assert(typeof value === 'string', `${member} holds strings`);
    return value;
  });
}

/** A required member: the protocol has refused inputs without it. */
export function required<T>(value: T | undefined, member: string): T {
  assert(value !== undefined, `${member} was checked to be there`);
  return value;
}

function isObject(value: ApiValue): value is ApiObject {
  return typeof value === 'object' && !Array.isArray(value) && !(value instanceof Uint8Array);
}
