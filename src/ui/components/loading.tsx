import Spinner from '@cloudscape-design/components/spinner';

/** Something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <div className="page row" role="status">
      <Spinner /> <span>Loading {what}…</span>
    </div>
  );
}
