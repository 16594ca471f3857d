import { useEffect, useState } from 'react';
import type { ReaderSnapshot } from '../../reader/snapshot.ts';
import { shortShardName } from '../../kinesis/shard-id.ts';
import { pauseText, type PauseReason } from './follow-text.ts';
import { formatCount } from '../components/format.ts';
import { reading } from '../state/reading.ts';

/** Says to a screen reader what changed in reading, never each record. */
export function Announcer({
  paused,
  selected,
}: {
  readonly paused: PauseReason | undefined;
  /** How many rows are selected. */
  readonly selected: number;
}) {
  const [text, setText] = useState('');
  useEffect(
    () =>
      reading.subscribe((now, before) => {
        const news = changeText(now.snapshot, before.snapshot);
        if (news !== undefined) setText(news);
      }),
    [],
  );
  return (
    <>
      <div className="visually-hidden" role="status">
        {pauseText(paused)}
      </div>
      <div className="visually-hidden" role="status">
        {text}
      </div>
      <div className="visually-hidden" role="status">
        {selected > 0 ? `${formatCount(selected)} records selected` : ''}
      </div>
    </>
  );
}

/** What is worth saying of a new snapshot. */
export function changeText(
  now: ReaderSnapshot | undefined,
  before: ReaderSnapshot | undefined,
): string | undefined {
  for (const { shardId, state } of now?.shards ?? []) {
    const last = before?.shards.find((shard) => shard.shardId === shardId)?.state.state;
    if (last === undefined || last === state.state) continue;
    const name = `Shard ${shortShardName(shardId)}`;
    if (state.state === 'throttled') return `${name} is throttled`;
    if (state.state === 'ended') return `${name} is read to its end`;
    if (state.state === 'failed') return `${name} failed: ${state.message}`;
    if (last === 'throttled') return `${name} is read again`;
  }
  return undefined;
}
