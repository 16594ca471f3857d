import { Fragment } from 'react';
import type { Percentiles } from '../../load/accounts/run-snapshot.ts';
import { latencyWords } from './run-text.ts';
import '../components/fact-table.css';

interface Latency {
  /** Absent when nothing was answered. */
  readonly service: Percentiles | undefined;
  readonly response: Percentiles | undefined;
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
                {latencyWords(latency[kind]).map((words, column) => (
                  <td key={column}>{words}</td>
                ))}
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}
