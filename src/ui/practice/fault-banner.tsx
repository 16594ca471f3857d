import { useEffect } from 'react';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { connection } from '../state/connection/connection.ts';
import { practice, watchPractice } from '../state/practice/practice.ts';
import { describeFault } from '../state/practice/fault-kinds.ts';
import './fault-banner.css';

/** While a fault is on, or quotas are off, or time was moved, every page says so. */
export function FaultBanner() {
  const state = useStore(practice, (store) => store.state);
  const kind = useStore(connection, (store) => store.current.kind);
  useEffect(() => {
    void watchPractice();
  }, []);
  if (state === undefined || kind !== 'practice') return null;
  const quotasOff = state.quotas.filter(({ enabled }) => !enabled).length;
  const trimmed = state.streams.some(({ trimmedEarly }) => trimmedEarly > 0);
  const words = [
    ...(state.faults.length > 0
      ? [
          `${state.faults.length} fault${state.faults.length === 1 ? ' is' : 's are'} on (${state.faults.map(({ fault }) => describeFault(fault)).join('; ')})`,
        ]
      : []),
    ...(quotasOff > 0
      ? [`${quotasOff} quota${quotasOff === 1 ? ' is' : 's are'} switched off`]
      : []),
    ...(trimmed ? ['old records were trimmed early because memory was short'] : []),
  ];
  if (words.length === 0) return null;
  return (
    <div className="fault-banner" role="status">
      <span aria-hidden="true">▲</span>
      <span>On the practice service {words.join(', ')}.</span>
      <Link href="/practice">Change</Link>
    </div>
  );
}
