import { navigate } from 'wouter/use-hash-location';
import { formatCount } from '../../text/format.ts';
import { leftRunSchema, runProblem } from './kept-run.ts';
import { notify } from '../notices.ts';
import { keepRun, unreadRun } from './run-history.ts';
import { threads } from '../connection/threads.ts';
import { addUnread } from '../saved/unread.ts';

/** Keeps the runs that pages left behind while they were going on, and says so. */
export async function watchLeftRuns(): Promise<void> {
  const { load } = await threads();
  load.on('run:left', (left) => {
    const why = runProblem(leftRunSchema, left);
    if (why !== undefined) {
      addUnread(
        'runs',
        unreadRun(`left-run ${left.id}`, left, why, () => load.call('run:kept', left.id)),
      );
      return;
    }
    void keepRun(left).then(({ id, name, result }) => {
      void load.call('run:kept', id);
      // Its page went between keeping it and saying so.
      if (result !== left.result) return;
      notify({
        type: 'info',
        header: `The run "${name}" ended when its page was left or reloaded`,
        text: `${formatCount(result.accepted)} records were accepted by then. Its figures are kept.`,
        action: {
          label: 'Open its report',
          run: () => {
            navigate(`/runs/${id}`);
          },
        },
      });
    });
  });
  await load.call('runs:left', undefined);
}
