import { own } from '../../../base/own.ts';
import type { Scenario } from '../../../load/scenario.ts';

/**
 * Names of the fields in which two scenarios differ, `retry.capMs` for one: what the workbench has
 * no field for, when a scenario went through its fields.
 */
export function changedFields(before: Scenario, after: Scenario): string[] {
  return differences(before, after, '').filter((path) => path !== 'stream' && path !== 'name');
}

function differences(before: unknown, after: unknown, path: string): string[] {
  if (!isObject(before) || !isObject(after)) {
    // A number and its digits are the same seed.
    const isSame = path === 'seed' ? String(before) === String(after) : equal(before, after);
    return isSame ? [] : [path];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    differences(own(before, name), own(after, name), path === '' ? name : `${path}.${name}`),
  );
}

function equal(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
