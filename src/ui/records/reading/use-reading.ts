import { useEffect } from 'react';
import { useStore } from 'zustand';
import { connection } from '../../state/connection/connection.ts';
import { openReading, reading } from '../../state/reading/reading.ts';
import { streamNow } from '../../state/practice/practice.ts';
import { view } from '../view/columns.ts';
import { fanOut } from '../fan-out/fan-out.ts';
import type { Place } from '../place/place.ts';
import { positionOf } from '../start/start-choice.ts';

/** What the reading that is on was opened for by this page. */
let openedFor = '';

type Wanted = Pick<Place, 'stream' | 'shards' | 'start'>;

function keyOf({ stream, shards, start }: Wanted): string {
  return JSON.stringify([stream, shards, start]);
}

/** Starts to read as wanted, from the beginning. */
export function readFromStart(wanted: Wanted): void {
  const { stream, shards, start } = wanted;
  if (stream === undefined) return;
  openedFor = keyOf(wanted);
  void openReading(stream, {
    shards,
    from: positionOf(start ?? { kind: 'TRIM_HORIZON' }, streamNow(stream)),
    intervalMs: view.getState().intervalMs,
    ...fanOutOptions(stream),
  });
}

/** What is read goes on by the consumer that is registered for its stream. */
function fanOutOptions(stream: string): { consumerArn?: string } {
  const state = fanOut.getState();
  return state.state === 'on' && state.stream === stream ? { consumerArn: state.arn } : {};
}

/**
 * Reads what the address says, unless it is being read already: coming back to the page,
 * or from the workbench when that read everything too, goes on with the same records.
 */
export function useReading(place: Place, enabled: boolean): void {
  const current = useStore(connection, (state) => state.current);
  const key = keyOf(place);
  useEffect(() => {
    if (!enabled) return;
    const { stream, options } = reading.getState();
    const isAll = options?.shards === 'all' && options.from.type === 'TRIM_HORIZON';
    const asBefore =
      key === openedFor || (isAll && place.start === undefined && place.shards === 'all');
    if (stream === place.stream && asBefore) return;
    readFromStart(place);
    // The key stands for the place, which is a new object each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, enabled, current]);
}
