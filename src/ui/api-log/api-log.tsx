import { Suspense } from 'react';
import { useStore } from 'zustand';
import { late } from '../components/late.tsx';
import { formatCount } from '../text/format.ts';
import { PassingNotices } from '../components/notices.tsx';
import { apiLog } from '../state/connection/api-log.ts';
import './api-log.css';

const Drawer = late(() => import('./drawer.tsx'), 'notice');

/** The drawer under every page: each API call, as it went over the wire. */
export function ApiLog() {
  const open = useStore(apiLog, (state) => state.open);
  const total = useStore(apiLog, (state) => state.total);
  const errors = useStore(apiLog, (state) => state.errors);
  return (
    <aside className={open ? 'api-log api-log--open' : 'api-log'} aria-label="API log">
      <div className="api-log__line">
        <button
          type="button"
          className="api-log__toggle"
          aria-expanded={open}
          onClick={() => {
            apiLog.setState({ open: !open });
          }}
        >
          <span aria-hidden="true">{open ? '▾' : '▴'}</span> API log
          <span className="num secondary">
            {formatCount(total)} calls{errors > 0 && `, ${formatCount(errors)} with errors`}
          </span>
        </button>
        <PassingNotices />
      </div>
      {open && (
        <Suspense fallback={null}>
          <Drawer />
        </Suspense>
      )}
    </aside>
  );
}
