import { expect, test } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';

test('a page that broke is not in the way of another page', () => {
  const broken = {
    page: '/records',
    ...ErrorBoundary.getDerivedStateFromError(new Error('broke')),
  };
  const shown = (page: string) =>
    ErrorBoundary.getDerivedStateFromProps({ page, children: '' }, broken) ?? broken;
  expect(shown('/records').problem).toBe('broke');
  expect(shown('/runs').problem).toBeUndefined();
});
