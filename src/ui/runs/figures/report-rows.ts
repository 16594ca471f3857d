import type { WindowSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { withColumns } from '../../../load/accounts/window-figures.ts';
import type { KeptRun } from '../../state/run/run-history.ts';

/** The result of the command line has fixed fields; what a run kept beside it is joined here. */
type Parts = Pick<KeptRun, 'result' | 'views'>;

/** The seconds of a run; without bytes and times in runs of older versions. */
export function reportWindows({ result, views }: Parts): readonly WindowSnapshot[] {
  return withColumns(result.windows, views?.windows);
}
