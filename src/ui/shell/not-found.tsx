import { Link } from 'wouter';
import { Empty } from '../components/empty.tsx';

export function NotFound() {
  return (
    <div className="page">
      <Empty
        title="There is no page at this address."
        action={<Link href="/">Open the workbench</Link>}
      >
        The link may be old, or a letter may be missing.
      </Empty>
    </div>
  );
}
