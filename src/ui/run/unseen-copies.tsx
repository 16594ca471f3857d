import { Link } from 'wouter';
import { UNSEEN_COPIES } from './run-text.ts';

/** Says that a run may have stored records twice without being able to count them. */
export function UnseenCopies() {
  return (
    <p className="secondary">
      {UNSEEN_COPIES} To find them, stamp each record and use{' '}
      <Link href="/runs">Verify delivery</Link> in the report of the run.
    </p>
  );
}
