import type { AgePoint } from '../../state/reading/consumers.ts';
import { formatDuration } from '../../text/format.ts';

const WIDTH = 300;
const HEIGHT = 72;
const SPAN_MS = 120_000;

interface Props {
  readonly name: string;
  readonly ages: readonly AgePoint[];
  readonly alarmMs: number;
}

/** Iterator age over the last two minutes, and the line at which its alarm is on. */
export function AgeChart({ name, ages, alarmMs }: Props) {
  const values = ages.flatMap(({ ageMs }) => (ageMs === undefined ? [] : [ageMs]));
  const highest = Math.max(0, ...values);
  const top = Math.max(alarmMs * 1.3, highest * 1.1, 1000);
  const end = ages.at(-1)?.at ?? 0;
  const x = (at: number): number => WIDTH - ((end - at) / SPAN_MS) * WIDTH;
  const y = (ageMs: number): number => HEIGHT - (ageMs / top) * (HEIGHT - 4) - 1;
  return (
    <figure className="consumer-age">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Iterator age of ${name}, last two minutes: at most ${ageText(highest)}; alarm at ${ageText(alarmMs)}`}
      >
        {lines(ages).map((points) => (
          <polyline
            key={points[0]?.at}
            className="consumer-age__line"
            points={points.map(({ at, ageMs = 0 }) => `${x(at)},${y(ageMs)}`).join(' ')}
          />
        ))}
        <line className="consumer-age__alarm" x1="0" x2={WIDTH} y1={y(alarmMs)} y2={y(alarmMs)} />
      </svg>
      <figcaption className="num">
        <span>2 min ago</span>
        <span>- - alarm at {ageText(alarmMs)}</span>
        <span>now</span>
      </figcaption>
    </figure>
  );
}

/** Broken where nothing was read. */
function lines(ages: readonly AgePoint[]): AgePoint[][] {
  const all: AgePoint[][] = [];
  let open: AgePoint[] | undefined;
  for (const point of ages) {
    if (point.ageMs === undefined) open = undefined;
    else if (open === undefined) all.push((open = [point]));
    else open.push(point);
  }
  return all;
}

/** `0 s`, `850 ms`, `4.2 s`, `2 min 5 s` */
export function ageText(ms: number | undefined): string {
  if (ms === undefined) return '–';
  if (ms === 0) return '0 s';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms);
}
