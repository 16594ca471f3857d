/** Why records of several shards may look shuffled. */
export function OrderNote({ onLanes }: { readonly onLanes: () => void }) {
  return (
    <p className="order-note">
      By arrival, as far as it is known: order holds within a shard, not between shards.{' '}
      <button type="button" className="order-note__action" onClick={onLanes}>
        Show shards side by side
      </button>
    </p>
  );
}
