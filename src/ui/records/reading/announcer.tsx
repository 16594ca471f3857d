import { useEffect, useState } from 'react';
import { systemClock } from '../../../base/clock.ts';
import { pauseText, type PauseReason } from '../../state/reading/follow-text.ts';
import { formatCount } from '../../text/format.ts';
import { ReadingNews } from './reading-news.ts';
import { reading } from '../../state/reading/reading.ts';

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
  useEffect(() => {
    const news = new ReadingNews();
    return reading.subscribe((now, before) => {
      const said = news.take(now.snapshot, before.snapshot, systemClock.epoch());
      if (said !== undefined) setText(said);
    });
  }, []);
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
