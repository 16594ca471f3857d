import type { Histogram } from './histogram.ts';
import type { RunWindow, WindowSnapshot } from './run-snapshot.ts';

/** What the windows of a result leave out, second by second, as columns that can be posted and kept. */
export interface WindowColumns {
  /** Accepted: data before base64 and partition keys. */
  readonly bytes: Float64Array;
  /** Service time of the calls that were answered in a second, ms; NaN where none was. */
  readonly serviceP50Ms: Float64Array;
  readonly serviceP99Ms: Float64Array;
}

/**
 * Accepted bytes and service times of each second of a run. A record or a call costs it nothing:
 * a second is read off the run's totals, and off the times of that second, when it is over.
 */
export class WindowFigures {
  readonly #bytes: number[] = [];
  readonly #p50: number[] = [];
  readonly #p99: number[] = [];
  /** Accepted bytes when the running second began. */
  #before = 0;

  /**
   * The running second is over.
   * @param acceptedBytes of the run so far
   * @param service times of that second
   */
  close(acceptedBytes: number, service: Histogram): void {
    this.#bytes.push(acceptedBytes - this.#before);
    this.#p50.push(timeOf(service, 50));
    this.#p99.push(timeOf(service, 99));
    this.#before = acceptedBytes;
  }

  /**
   * From second `from` to the running one, which is not whole yet.
   * @param acceptedBytes of the run so far
   * @param service times of the running second
   */
  columns(from: number, acceptedBytes: number, service: Histogram): WindowColumns {
    return {
      bytes: column(this.#bytes, from, acceptedBytes - this.#before),
      serviceP50Ms: column(this.#p50, from, timeOf(service, 50)),
      serviceP99Ms: column(this.#p99, from, timeOf(service, 99)),
    };
  }
}

/** Windows with their columns beside them. @param columns absent in runs of older versions */
export function withColumns(
  windows: readonly RunWindow[],
  columns: WindowColumns | undefined,
): readonly WindowSnapshot[] {
  if (columns === undefined) return windows;
  return windows.map((window, i) => ({
    ...window,
    bytes: columns.bytes[i],
    serviceP50Ms: known(columns.serviceP50Ms[i]),
    serviceP99Ms: known(columns.serviceP99Ms[i]),
  }));
}

function column(closed: readonly number[], from: number, running: number): Float64Array {
  const values = new Float64Array(Math.max(0, closed.length + 1 - from));
  values.set(closed.slice(from));
  if (values.length > 0) values[values.length - 1] = running;
  return values;
}

/** No call has no time, not even 0. */
function timeOf(service: Histogram, percent: number): number {
  return service.count === 0 ? Number.NaN : service.percentile(percent);
}

function known(ms: number | undefined): number | undefined {
  return ms === undefined || Number.isNaN(ms) ? undefined : ms;
}
