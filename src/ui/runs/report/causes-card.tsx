import { Card } from '../../components/card.tsx';
import type { KeptRun } from '../../state/run/run-history.ts';
import { CAUSES_TITLE, causeLines, NO_CAUSE } from '../figures/cause-lines.ts';
import '../../run/error-list.css';

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
