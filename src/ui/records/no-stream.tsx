import { Link } from 'wouter';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { Empty } from '../components/empty.tsx';
import { Failure } from '../components/failure.tsx';
import { Loading } from '../components/loading.tsx';

/** There is no stream to read, not yet, or the list could not be had. */
export function NoStream({
  pending,
  failure,
}: {
  readonly pending: boolean;
  readonly failure: ServiceFailure | null;
}) {
  if (failure !== null)
    return <Failure what="The streams could not be listed." failure={failure} />;
  if (pending) return <Loading what="the streams" />;
  return (
    <Empty
      title="There is no stream here yet"
      action={<Link href="/streams">Create a stream</Link>}
    >
      Create one, send some records from the workbench, and look at them here.
    </Empty>
  );
}
