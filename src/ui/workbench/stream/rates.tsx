import type { RunSnapshot } from '../../../load/accounts/run-snapshot.ts';
import { formatCount, formatRate } from '../../text/format.ts';
import { isGoing } from '../../state/run/run.ts';

/** The four rates of the last whole second; of a run that has ended, what they came to. */
export function Rates({ snapshot }: { readonly snapshot: RunSnapshot | undefined }) {
  const hasEnded = snapshot !== undefined && !isGoing(snapshot);
  const last = snapshot?.windows.at(-2) ?? snapshot?.windows.at(-1);
  const values = hasEnded
    ? {
        target: snapshot.accounts.due,
        offered: snapshot.sent - snapshot.retried,
        accepted: snapshot.accounts.accepted,
        throttled: snapshot.throttledAttempts,
      }
    : last;
  const show = (value: number | undefined): string =>
    value === undefined ? '–' : hasEnded ? formatCount(value) : `${formatRate(value)}/s`;
  return (
    <div>
      <p className="rates__when secondary">
        {hasEnded ? 'Records, whole run' : 'Records, last second'}
      </p>
      <dl className="rates num">
        <Rate name="Target" colour="target" text={show(values?.target)} />
        <Rate name="Offered" colour="offered" text={show(values?.offered)} />
        <Rate name="Accepted" colour="accepted" text={show(values?.accepted)} sign="✓" />
        <Rate
          name="Throttled"
          note="each try counts"
          colour="throttled"
          text={show(values?.throttled)}
          sign="▲"
        />
      </dl>
    </div>
  );
}

function Rate(props: {
  readonly name: string;
  readonly note?: string;
  readonly colour: string;
  readonly text: string;
  readonly sign?: string;
}) {
  const { name, note, colour, text, sign } = props;
  return (
    <div className="rates__one" title={note}>
      <dt>
        <span className={`rates__key rates__key--${colour}`} aria-hidden="true">
          {sign ?? '●'}
        </span>
        {name}
        {note !== undefined && <span className="visually-hidden"> ({note})</span>}
      </dt>
      <dd>{text}</dd>
    </div>
  );
}
