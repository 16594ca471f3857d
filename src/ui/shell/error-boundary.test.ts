import { expect, test } from 'vitest';
import { ErrorBoundary } from './error-boundary.tsx';

test('a page that broke is not in the way of another page', () => {
  const boundary = new ErrorBoundary({ page: '/records', children: 'records' });
  boundary.setState = (state) => {
    boundary.state = state as typeof boundary.state;
  };
  boundary.state = ErrorBoundary.getDerivedStateFromError(new Error('broke'));
  boundary.componentDidUpdate({ page: '/records', children: '' });
  expect(boundary.state.problem).toBe('broke');
  boundary.componentDidUpdate({ page: '/runs', children: '' });
  expect(boundary.state.problem).toBeUndefined();
});
