import { useSyncExternalStore } from 'react';
import type { ReaderSnapshot } from '../../../reader/snapshot.ts';
import { formatCount } from '../../text/format.ts';
import { followText, type PauseReason } from '../../state/reading/follow-text.ts';
import type { RowView } from '../../../workers/reader/protocol.ts';
import { useStore } from 'zustand';
import { reading } from '../../state/reading/reading.ts';
import { finding } from '../filter/finding.ts';
import type { RowFeed } from '../list/row-feed.ts';
import { ReadBudget } from './read-budget.tsx';
import './follow-bar.css';

interface Props {
  readonly view: RowView;
  readonly snapshot: ReaderSnapshot | undefined;
  readonly feed: RowFeed;
  /** Absent: the list follows. */
  readonly paused: PauseReason | undefined;
  /** Records read since the list was paused. */
  readonly news: number;
  readonly onFollowing: (following: boolean) => void;
}

/** Whether the list follows, and how many records there are. */
export function FollowBar(props: Props) {
  const { snapshot, feed, paused, news, onFollowing } = props;
  const following = paused === undefined;
  const { held, scan } = useStore(finding);
  const pushed = useStore(reading, ({ options }) => options?.consumerArn !== undefined);
  const { total } = useSyncExternalStore(feed.subscribe, feed.snapshot);
  const live = snapshot?.totals.read ?? 0;
  const read = props.view === 'scan' ? (scan?.read ?? 0) : live;
  const matched =
    props.view === 'all' || props.view === 'as-read'
      ? live
      : props.view === 'scan'
        ? scan?.matched
        : held?.matched;
  const { text, tone } = followText(snapshot, paused, props.view === 'scan');
  return (
    <div className="follow-bar">
      <button
        type="button"
        className={following ? 'follow-button' : 'follow-button follow-button--paused'}
        aria-pressed={!following}
        title={following ? 'Pause (Space)' : 'Resume (Space)'}
        onClick={() => {
          onFollowing(!following);
        }}
      >
        <span aria-hidden="true">{following ? '❚❚' : '▶'}</span>
        {following ? 'Pause' : 'Resume'}
        {!following && <span className="follow-button__news num">+{formatCount(news)} new</span>}
      </button>
      <span className={`follow-bar__state follow-bar__state--${tone}`}>{text}</span>
      <ReadBudget snapshot={snapshot} pushed={pushed} />
      <dl className="follow-bar__counts num">
        <div>
          <dt>Read</dt>
          <dd>{formatCount(read)}</dd>
        </div>
        <div>
          <dt>Matched</dt>
          <dd>{formatCount(matched ?? 0)}</dd>
        </div>
        <div>
          <dt>Shown</dt>
          <dd>{formatCount(total)}</dd>
        </div>
      </dl>
    </div>
  );
}
