import { formatCount } from '../../text/format.ts';
import type { KeptRun } from '../../state/run/run-history.ts';
import { causeText, type CauseText } from '../../run/run-text.ts';

export const CAUSES_TITLE = 'Why records were held back';
export const NO_CAUSE =
  'Nothing held them back: in every whole second the stream took what was due.';

export interface CauseLine extends CauseText {
  /** For how long: `8 s, the first at 2 s`. */
  readonly time: string;
}

/** What held the run back, the longest first; `undefined` where the run did not keep it. */
export function causeLines({ views, result, faults = [] }: KeptRun): CauseLine[] | undefined {
  return views?.causes?.map(({ cause, from, seconds }) => ({
    ...causeText(cause, result.scenario.keys.type, { faults, isPast: true }),
    time: `${formatCount(seconds)} s, the first at ${formatCount(from)} s`,
  }));
}
