import { describe, expect, it } from 'vitest';
import { choiceName, faultName } from '../../exercises/checks/setting-words.ts';
import { FAULT_KINDS } from '../state/practice/fault-kinds.ts';
import { KEY_CHOICES } from '../workbench/scenario/key-choices.ts';

describe('the words of an exercise’s checks', () => {
  it.each(KEY_CHOICES)('call the key strategy $value as the Workbench does', (choice) => {
    expect(choiceName('keys.type', choice.value)).toBe(`“${choice.label}”`);
  });

  it('call a fault as the Practice page does', () => {
    const lost = FAULT_KINDS.find(({ kind }) => kind === 'lost-reply');
    expect(faultName('lost-reply')).toBe(lost?.label);
  });

  it('leave other values as they are', () => {
    expect(choiceName('profile.rate', '1,450')).toBe('1,450');
    expect(choiceName('aggregate', 'true')).toBe('on');
  });
});
