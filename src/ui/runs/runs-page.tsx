import { useEffect } from 'react';
import { Link, useParams } from 'wouter';
import { useStore } from 'zustand';
import { Empty } from '../components/empty.tsx';
import { Loading } from '../components/loading.tsx';
import { loadRunHistory, runHistory } from '../state/run/run-history.ts';
import { RunCompare } from './compare/run-compare.tsx';
import { RunList } from './run-list.tsx';
import { RunReport } from './report/run-report.tsx';
import { useCompared } from './compare/overlay.ts';
import './runs-page.css';

/** Finished runs: history, one run's report, several side by side. */
export default function RunsPage() {
  const { id } = useParams<{ id?: string }>();
  const runs = useStore(runHistory, (state) => state.runs);
  const [compared, compare] = useCompared();
  useEffect(() => {
    void loadRunHistory();
  }, []);
  if (runs === undefined) return <Loading what="the runs" />;
  const open = runs.find((run) => run.id === id);
  if (id !== undefined)
    return (
      <div className="page">
        {open === undefined ? (
          <Empty title="This run is not here" action={<Link href="/runs">All runs</Link>}>
            It was deleted, or kept in another browser.
          </Empty>
        ) : (
          <RunReport run={open} />
        )}
      </div>
    );
  const chosen = runs.filter((run) => compared.includes(run.id));
  return (
    <div className="page stack">
      <h1 className="page__title">Runs</h1>
      {runs.length === 0 ? (
        <Empty title="No runs yet" action={<Link href="/">Open the workbench</Link>}>
          Every run that ends is kept here, with its figures, to look at again and to compare.
        </Empty>
      ) : (
        <>
          <RunList runs={runs} compared={chosen.map((run) => run.id)} onCompare={compare} />
          {chosen.length >= 2 && <RunCompare runs={chosen} />}
        </>
      )}
    </div>
  );
}
