import './limit-meter.css';

interface Props {
  /** What is measured: "records per second". */
  readonly label: string;
  readonly value: number;
  /** What was refused on top of `value`, in the same unit. */
  readonly refused?: number;
  readonly limit: number;
  /** The limit in words, for who points at its line. */
  readonly limitText: string;
  readonly text: string;
  readonly colour: string;
}

/** The bar ends at one and a half times the limit, so that the limit line never moves. */
const SCALE = 1.5;

/** A bar against its limit line. */
export function LimitMeter({ label, value, refused = 0, limit, limitText, text, colour }: Props) {
  const part = (amount: number): string => `${Math.min(100, (amount / (limit * SCALE)) * 100)}%`;
  const filled = Math.min(value, limit * SCALE);
  return (
    <div
      className="limit-meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={limit}
      aria-valuenow={Math.round(value)}
      aria-valuetext={text}
    >
      <div className="limit-meter__track">
        <div className="limit-meter__fill" style={{ width: part(filled), background: colour }} />
        <div
          className="limit-meter__refused"
          style={{ left: part(filled), width: part(Math.min(refused, limit * SCALE - filled)) }}
        />
        <div
          className="limit-meter__limit"
          title={`The limit: ${limitText}`}
          style={{ left: `${100 / SCALE}%` }}
        />
      </div>
      <span className="limit-meter__text num">{text}</span>
    </div>
  );
}
