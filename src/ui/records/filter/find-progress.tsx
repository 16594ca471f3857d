import { useStore } from 'zustand';
import { formatCount, formatSpan } from '../../text/format.ts';
import { cancelFilter, cancelScan, finding } from './finding.ts';

interface Props {
  /** What is wrong with a filter, in words. */
  readonly problem: string | undefined;
  readonly scanning: boolean;
  readonly onCloseScan: () => void;
}

/** How far the filter, or a scan, is; and how to stop it. */
export function FindProgress({ problem, scanning, onCloseScan }: Props) {
  const { held, scan } = useStore(finding);
  if (problem !== undefined)
    return <p className="find-progress find-progress--problem">✕ {problem}</p>;
  if (scanning) return <ScanProgress scan={scan} onClose={onCloseScan} />;
  // A short search ends before its bar could be read.
  if (held === undefined || held.state === 'caught-up' || held.total < 20_000) return null;
  return (
    <p className="find-progress">
      {held.state === 'cancelled' ? (
        <span className="num">
          Stopped after {formatCount(held.scanned)} of {formatCount(held.total)} records.
        </span>
      ) : (
        <>
          <progress
            max={held.total}
            value={held.scanned}
            aria-label="Records that were looked through"
          />
          <span className="num">
            Looking through {formatCount(held.scanned)} of {formatCount(held.total)}
          </span>
          <button type="button" className="small-action" onClick={() => void cancelFilter()}>
            Cancel
          </button>
        </>
      )}
    </p>
  );
}

type Scan = NonNullable<ReturnType<typeof finding.getState>['scan']>;

function ScanProgress({
  scan,
  onClose,
}: {
  readonly scan: Scan | undefined;
  readonly onClose: () => void;
}) {
  return (
    <div className="find-progress" role="group" aria-label="Scan">
      {scan?.state === 'reading' && <progress aria-label="Scanning" />}
      <span className="num">{scan === undefined ? 'Scanning…' : scanText(scan)}</span>
      {scan?.state === 'reading' && (
        <button type="button" className="small-action" onClick={() => void cancelScan()}>
          Cancel
        </button>
      )}
      <button type="button" className="small-action" onClick={onClose}>
        Back to live
      </button>
    </div>
  );
}

function scanText(scan: Scan): string {
  const counts = `${formatCount(scan.read)} read, ${formatCount(scan.matched)} matched`;
  switch (scan.state) {
    case 'reading': {
      const left =
        scan.millisBehindLatest === undefined
          ? ''
          : `, now at what was stored ${formatSpan(scan.millisBehindLatest)} ago`;
      return `Scanning from the oldest record: ${counts}${left}. Live reading rests.`;
    }
    case 'ended':
      return `The whole stream was scanned: ${counts}.`;
    case 'cancelled':
      return `The scan was cancelled: ${counts}.`;
    case 'failed':
      return `The scan failed: ${scan.problem ?? ''}. ${counts}.`;
  }
}
