import { expect, it } from 'vitest';
import { mayChange } from './role-limit.ts';

it('lets a student change own streams, and an instructor those of the class', () => {
  const ana = { user: 'ana', instructor: false };
  const eve = { user: 'eve', instructor: true };
  expect(mayChange('lab-ana-1', 'lab-', ana)).toBe(true);
  expect(mayChange('lab-ana', 'lab-', ana)).toBe(false);
  expect(mayChange('lab-anabel-1', 'lab-', ana)).toBe(false);
  expect(mayChange('lab-class-1', 'lab-', ana)).toBe(false);
  expect(mayChange('lab-class-1', 'lab-', eve)).toBe(true);
  expect(mayChange('lab-class-1', 'lab-', { user: 'a@b.example', instructor: false })).toBe(true);
  expect(mayChange('prod', 'lab-', eve)).toBe(false);
});
