import type { CurvePreview } from '../../../load/profile/curve-preview.ts';
import { formatBytes, formatCount, formatDuration, formatRate } from '../../text/format.ts';
import './curve-picture.css';

/** What the highest rate of a preview is: before the rate itself. */
export function boundWords({ points, isMean }: Pick<CurvePreview, 'points' | 'isMean'>): string {
  if (!isMean) return 'At most';
  const isFlat = points.every(({ rate }) => rate === points[0]?.rate);
  return isFlat ? 'On average' : 'On average up to';
}

const WIDTH = 300;
const HEIGHT = 44;

/** The shape of the rate over the run, or over its first stretch, and what it adds up to. */
export function CurvePicture({ curve }: { readonly curve: CurvePreview | undefined }) {
  if (curve === undefined) return null;
  const { points, unit, due, ends } = curve;
  const highest = Math.max(...points.map(({ rate }) => rate));
  const seconds = points.at(-1)?.t ?? 0;
  const x = (t: number): string => ((t / Math.max(seconds, 1e-9)) * WIDTH).toFixed(1);
  const y = (rate: number): string =>
    (HEIGHT - 1 - (rate / Math.max(highest, 1e-9)) * (HEIGHT - 3)).toFixed(1);
  const line = points.map(({ t, rate }) => `${x(t)},${y(rate)}`).join(' ');
  const peak = unit === 'bytes' ? `${formatBytes(highest)}/s` : `${formatRate(highest)} records/s`;
  const sum = unit === 'bytes' ? formatBytes(due) : `${formatCount(due)} records`;
  const span = seconds < 1 ? `${(seconds * 1000).toFixed(0)} ms` : formatDuration(seconds * 1000);
  const bound = boundWords(curve);
  const words = ends ? `${sum} in ${span}, then it ends` : `${sum} in the first ${span}`;
  return (
    <figure className="curve">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Rate over time: ${bound.toLowerCase()} ${peak}`}
      >
        <polygon points={`0,${HEIGHT} ${line} ${WIDTH},${HEIGHT}`} className="curve__area" />
        <polyline points={line} className="curve__line" vectorEffect="non-scaling-stroke" />
      </svg>
      <figcaption className="secondary num">
        {bound} {peak}. {words}.
      </figcaption>
    </figure>
  );
}
