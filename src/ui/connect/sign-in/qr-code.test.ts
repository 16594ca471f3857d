import { expect, it } from 'vitest';
import { squaresPath } from './qr-code.tsx';

it('draws each run of dark squares once', () => {
  expect(
    squaresPath([
      [true, true, false, true],
      [false, false, false, false],
    ]),
  ).toBe('M0 0h2v1h-2zM3 0h1v1h-1z');
});
