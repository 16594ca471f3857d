import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { finding } from '../filter/finding.ts';
import { OPENING } from '../../state/reading/follow-text.ts';
import { readingPhase } from '../../state/reading/reading-phase.ts';
import { Empty } from '../../components/empty.tsx';
import type { Place, ChangePlace } from '../place/place.ts';

interface Props {
  readonly snapshot: ReaderSnapshot | undefined;
  readonly place: Place;
  readonly change: ChangePlace;
  readonly scanning: boolean;
}

/** Why the list is empty: not there yet, nothing stored, nothing new, or nothing that matches. */
export function ListEmpty({ snapshot, place, change, scanning }: Props) {
  const { held } = useStore(finding);
  if (scanning)
    return (
      <Empty title="No match so far">
        The scan reads every shard from its oldest record; matches appear here as they are found.
      </Empty>
    );
  const { phase } = readingPhase(snapshot);
  if (snapshot === undefined || phase === 'opening')
    return <Empty title={OPENING}>One for each shard, then reading starts.</Empty>;
  if (phase === 'failed') return null;
  if (place.filters.length > 0 && held?.state === 'searching')
    return <Empty title="No match so far">The records that are held are looked through.</Empty>;
  if (place.filters.length > 0 && snapshot.totals.read > 0)
    return (
      <Empty
        title="Nothing matches"
        action={
          <button
            type="button"
            className="small-action"
            onClick={() => {
              change({ filters: [] });
            }}
          >
            Clear the filter
          </button>
        }
      >
        {snapshot.totals.read.toLocaleString('en-US')} records were read and none matches the
        filter. New ones are looked at as they come.
      </Empty>
    );
  if (place.start?.kind === 'LATEST' && phase === 'at-tip')
    return (
      <Empty
        title="At the tip, waiting"
        action={
          <button
            type="button"
            className="small-action"
            onClick={() => {
              change({ start: { kind: 'TRIM_HORIZON' } });
            }}
          >
            Read from the oldest instead
          </button>
        }
      >
        LATEST shows only what is written from now on, and nothing has come yet.
      </Empty>
    );
  if (phase !== 'at-tip' && phase !== 'ended')
    return (
      <Empty title="Reading, nothing found yet">
        Empty answers are normal: a shard keeps its records in blocks of time, and GetRecords may
        have to pass several that hold nothing.
      </Empty>
    );
  return (
    <Empty
      title={
        place.start === undefined || place.start.kind === 'TRIM_HORIZON'
          ? 'Nothing in these shards'
          : 'Nothing since then'
      }
      action={<Link href="/">Send some records</Link>}
    >
      Everything that is retained was read: there are no records from that start on. New ones appear
      here as soon as they are stored.
    </Empty>
  );
}
