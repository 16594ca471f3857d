import { describe, expect, it } from 'vitest';
import { describeFault, FAULT_KINDS, faultId, fieldProblem, toFault } from './fault-kinds.ts';
import { FAULT_NAMES } from '../../../exercises/checks/setting-words.ts';

describe('faults as typed', () => {
  it.each(FAULT_KINDS.map((kind) => [faultId(kind), kind] as const))(
    'offers %s with figures that are valid',
    (_id, kind) => {
      expect(kind.fields.map((field) => fieldProblem(field, field.initial))).toEqual(
        kind.fields.map(() => undefined),
      );
      expect(describeFault(toFault(kind, {}))).toContain(kind.label);
    },
  );

  it('an exercise can name every kind', () => {
    expect(new Set(Object.keys(FAULT_NAMES))).toEqual(new Set(FAULT_KINDS.map(({ kind }) => kind)));
  });

  it('turns percent and seconds into shares and milliseconds', () => {
    const lost = FAULT_KINDS.find(({ kind }) => kind === 'lost-reply');
    const cut = FAULT_KINDS.find(({ kind }) => kind === 'network-cut');
    expect(lost && toFault(lost, { share: '25' })).toEqual({ kind: 'lost-reply', share: 0.25 });
    expect(cut && toFault(cut, { durationMs: '3' })).toEqual({
      kind: 'network-cut',
      durationMs: 3000,
    });
  });

  it('says what is wrong with a figure', () => {
    const field = { name: 'share', label: '', initial: '', min: 0, max: 100, scale: 0.01 };
    expect(fieldProblem(field, 'many')).toMatch(/not a number/);
    expect(fieldProblem(field, '101')).toMatch(/0 to 100/);
  });
});
