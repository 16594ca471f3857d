interface Props {
  readonly byArrival: boolean;
  readonly onByArrival: (byArrival: boolean) => void;
  /** Shards that have no column of their own. */
  readonly leftOut: number;
}

/** What the order of the rows means, and what it does not. */
export function LanesNote({ byArrival, onByArrival, leftOut }: Props) {
  return (
    <div className="lanes-note">
      <span role="group" aria-label="Order of the rows">
        <button
          type="button"
          className="data-pane__view"
          aria-pressed={byArrival}
          onClick={() => {
            onByArrival(true);
          }}
        >
          By arrival
        </button>{' '}
        <button
          type="button"
          className="data-pane__view"
          aria-pressed={!byArrival}
          onClick={() => {
            onByArrival(false);
          }}
        >
          By sequence
        </button>
      </span>
      <span>
        {byArrival
          ? 'Order holds down each column, and not between columns: arrival times are approximate, and each shard has its own clock.'
          : 'Down each column by sequence number, the order that Kinesis keeps. Sequence numbers of two shards say nothing of each other: between columns it is the order in which answers came.'}
        {leftOut > 0 &&
          ` ${leftOut} more shards have no column here: choose up to ${MOST_LANES} under Shards.`}
      </span>
    </div>
  );
}

/** Columns that can still be read. */
export const MOST_LANES = 8;

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
