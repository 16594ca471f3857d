/** The one file that knows recharts. Rules: docs/decisions/0003-charts.md. */

import { memo, useRef, useLayoutEffect, useState, type RefObject } from 'react';
import { Line, LineChart, ReferenceLine, XAxis, YAxis, CartesianGrid } from 'recharts';
import { markRows } from './ticks.ts';

export interface Series {
  readonly key: string;
  readonly name: string;
  /** A CSS colour, from the tokens. */
  readonly colour: string;
  readonly dashed?: boolean;
}

/** One point: `x` and a value for each series' key. */
export type Point = Readonly<Record<string, number>>;

export interface Mark {
  readonly x: number;
  readonly label: string;
}

interface Props {
  readonly points: readonly Point[];
  readonly series: readonly Series[];
  readonly xDomain: readonly [number, number];
  readonly xTicks: readonly number[];
  readonly formatX: (x: number) => string;
  readonly formatY: (y: number) => string;
  readonly marks?: readonly Mark[];
  readonly height: number;
  /** What the chart shows, for those who cannot see it. */
  readonly label: string;
}

/** Height of a row of texts of marks. */
const MARK_ROW_PX = 12;
const Y_AXIS_WIDTH = 48;
const AXIS = { fontSize: 11, fill: 'var(--text-secondary)' } as const;

function Chart({
  points,
  series,
  xDomain,
  xTicks,
  formatX,
  formatY,
  marks = [],
  height,
  label,
}: Props) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame, 400);
  return (
    <div ref={frame} role="img" aria-label={label} style={{ height, overflow: 'hidden' }}>
      <LineChart
        width={width}
        height={height}
        data={points as Point[]}
        margin={{ top: 6, right: 8, bottom: 0, left: 0 }}
        accessibilityLayer={false}
      >
        <CartesianGrid stroke="var(--border)" vertical={false} />
        <XAxis
          dataKey="x"
          type="number"
          domain={xDomain as [number, number]}
          ticks={xTicks as number[]}
          tickFormatter={formatX}
          tick={AXIS}
          stroke="var(--border-strong)"
          allowDataOverflow
        />
        <YAxis
          width={Y_AXIS_WIDTH}
          tickFormatter={formatY}
          tick={AXIS}
          stroke="var(--border-strong)"
        />
        {markRows(marks, xDomain, width - Y_AXIS_WIDTH).map(({ x, label: text, row, before }) => (
          <ReferenceLine
            key={`${x} ${text}`}
            x={x}
            ifOverflow="discard"
            stroke="var(--border-strong)"
            strokeDasharray="2 3"
            label={{
              value: text,
              position: before ? 'insideTopRight' : 'insideTopLeft',
              dy: row * MARK_ROW_PX,
              ...AXIS,
              fontSize: 10,
            }}
          />
        ))}
        {series.map(({ key, name, colour, dashed = false }) => (
          <Line
            key={key}
            dataKey={key}
            name={name}
            stroke={colour}
            strokeWidth={2}
            {...(dashed && { strokeDasharray: '5 4' })}
            type="linear"
            dot={false}
            isAnimationActive={false}
          />
        ))}
      </LineChart>
    </div>
  );
}

export default memo(Chart);

/**
 * The width of an element, px, as it changes. One that is hidden has none: then the last one
 * stays, so that a chart in a column out of view has a size to be drawn in.
 * @param initial until it is known
 */
function useWidth(element: RefObject<HTMLElement | null>, initial: number): number {
  const [width, setWidth] = useState(initial);
  useLayoutEffect(() => {
    const observed = element.current;
    if (observed === null) return;
    const take = (): void => {
      if (observed.clientWidth > 0) setWidth(observed.clientWidth);
    };
    take();
    const observer = new ResizeObserver(take);
    observer.observe(observed);
    return () => {
      observer.disconnect();
    };
  }, [element]);
  return width;
}
