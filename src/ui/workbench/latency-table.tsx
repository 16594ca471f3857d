import { Fragment } from 'react';
import type { Percentiles } from '../../load/snapshot.ts';
import { formatLatency } from '../components/format.ts';
import './fact-table.css';

interface Latency {
  readonly service: Percentiles;
  readonly response: Percentiles;
}

interface Props {
  readonly whole: Latency;
  /** Absent in a report. */
  readonly recent?: Latency;
}

const KINDS = [
  ['service', 'Service', 'from sending to the answer'],
  ['response', 'Response', 'from when a record was due'],
] as const;

/** Latency percentiles; every column says whether it is of the whole run or of its end. */
export function LatencyTable({ whole, recent }: Props) {
  const spans = [
    ...(recent === undefined ? [] : [['Last 10 s', recent] as const]),
    ['Whole run', whole] as const,
  ];
  return (
    <table className="fact-table num">
      <thead>
        <tr>
          <th scope="col">Time</th>
          <th scope="col">p50</th>
          <th scope="col">p90</th>
          <th scope="col">p99</th>
          <th scope="col">max</th>
        </tr>
      </thead>
      <tbody>
        {KINDS.map(([kind, name, note]) => (
          <Fragment key={kind}>
            {spans.map(([span, latency]) => (
              <tr key={span}>
                <th scope="row">
                  <span title={note}>{name}</span>, <span className="secondary">{span}</span>
                </th>
                <td>{formatLatency(latency[kind].p50)}</td>
                <td>{formatLatency(latency[kind].p90)}</td>
                <td>{formatLatency(latency[kind].p99)}</td>
                <td>{formatLatency(latency[kind].max)}</td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
