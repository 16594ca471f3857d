import { useEffect } from 'react';
import { useStore } from 'zustand';
import { connection } from '../state/connection/connection.ts';
import { Empty } from '../components/empty.tsx';
import { Loading } from '../components/loading.tsx';
import { practice, watchPractice } from '../state/practice/practice.ts';
import { ClockCard } from './clock-card.tsx';
import { FaultsCard } from './faults-card.tsx';
import { KeepingCard } from './keeping-card.tsx';
import { QuotasCard } from './quotas-card.tsx';
import { UnreadCard } from './unread-card.tsx';
import './practice-page.css';

/** Time, faults, quotas and keeping of the practice service. The same for all tabs. */
export default function PracticePage() {
  const state = useStore(practice, (store) => store.state);
  const kind = useStore(connection, (store) => store.current.kind);
  useEffect(() => {
    void watchPractice();
  }, []);
  if (state === undefined)
    return (
      <div className="page stack">
        <UnreadCard />
        <Loading what="the practice service" />
      </div>
    );
  return (
    <div className="page stack">
      <h1 className="page__title">Practice service</h1>
      {kind !== 'practice' && (
        <Empty title="The page is connected to something else just now">
          What is set here is for the practice streams only.
        </Empty>
      )}
      <UnreadCard />
      <div className="practice">
        <div className="stack">
          <FaultsCard faults={state.faults} streams={state.streams} />
          <ClockCard streams={state.streams} transitionMs={state.transitionMs} />
          <KeepingCard
            streams={state.streams}
            problem={state.keepingProblem}
            canUndo={state.canUndo}
          />
        </div>
        <QuotasCard quotas={state.quotas} />
      </div>
    </div>
  );
}
