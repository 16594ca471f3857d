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

/** What the list of one key shows, and what it may lack. */
export function TraceNote({
  fromOldest,
  scanning,
}: {
  readonly fromOldest: boolean;
  readonly scanning: boolean;
}) {
  return (
    <p className="order-note">
      One partition key, in the order of its puts, through every split and merge: parents are read
      to their end before their children.{' '}
      {!fromOldest &&
        !scanning &&
        'Reading began later or in some shards only: “Scan from the oldest” finds all of them.'}
    </p>
  );
}
