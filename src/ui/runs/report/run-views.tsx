import { Card } from '../../components/card.tsx';
import type { KeptRun } from '../../state/run/run-history.ts';
import { placeKeys } from '../../charts/hash-space/hash-space.ts';
import { HashStrip } from '../../charts/hash-space/hash-strip.tsx';
import { HeatMap } from '../../charts/heat/heat-map.tsx';
import { HotIndexChart } from '../../charts/heat/hot-index-chart.tsx';
import { HotKeys } from '../../charts/hash-space/hot-keys.tsx';
import {
  keysDecide,
  runSegments,
  CAUSES_TITLE,
  causeLines,
  NO_CAUSE,
} from '../figures/report-figures.ts';
import '../../components/fact-table.css';
import '../../run/error-list.css';

/** What a result leaves out: each shard over time, the hash space, and the keys used most. */
export function RunViewCards({ run }: { readonly run: KeptRun }) {
  const { views, result } = run;
  if (views === undefined) return null;
  const { heat, topKeys } = views;
  const segments = runSegments(run);
  const keys = keysDecide(run) ? placeKeys(topKeys, segments) : [];
  return (
    <>
      {heat.columns > 0 && (
        <Card title="Shards over time">
          <div className="stack">
            <HeatMap grid={heat} over />
            <HotIndexChart grid={heat} />
          </div>
        </Card>
      )}
      {segments.length > 0 && (
        <Card title="Hash keys">
          <HashStrip segments={segments} keys={keys} predicted={false} />
        </Card>
      )}
      {keys.length > 0 && (
        <Card title="Hottest keys">
          <HotKeys keys={keys} total={result.generated} />
        </Card>
      )}
    </>
  );
}

/** Why target, offered and accepted parted, in the words of the workbench, and for how long. */
export function CausesCard({ run }: { readonly run: KeptRun }) {
  const lines = causeLines(run);
  if (lines === undefined) return null;
  return (
    <Card title={CAUSES_TITLE}>
      {lines.length === 0 ? (
        <p className="secondary">{NO_CAUSE}</p>
      ) : (
        <ul className="error-items">
          {lines.map(({ badge, text, time }) => (
            <li key={badge + time}>
              <strong>{badge}</strong> <span className="num secondary">{time}</span>
              <div>{text}</div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
