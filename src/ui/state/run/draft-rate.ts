import type { Draft } from './draft.ts';
import { fieldNumber } from '../../text/field-number.ts';

/** The target that is typed in, when it is a constant rate. */
export function draftRate({ profile }: Draft): number | undefined {
  if (profile.type !== 'constant') return undefined;
  const rate = fieldNumber(profile.values['rate'] ?? '1000');
  return typeof rate === 'number' ? rate : undefined;
}
