import type { ReactNode } from 'react';
import { formatBytes, formatCount } from '../components/format.ts';
import { capacityFor } from './capacity.ts';
import { checkJson } from './json-check.ts';
import type { PreviewView } from './use-preview.ts';
import './preview-pane.css';

/** A UUID, the longest of the usual partition keys. */
const KEY_BYTES = 36;

interface Props {
  readonly preview: PreviewView;
  /** Records per second that are asked for, to say what they need; absent: not said. */
  readonly rate?: number | undefined;
}

/** Five records of a template, their cost; or where it is wrong, in words. */
export function PreviewPane({ preview, rate }: Props) {
  const json = preview.state === 'samples' ? checkJson(preview.samples) : undefined;
  return (
    <div>
      {preview.state === 'problems' && (
        <Problems>
          {preview.problems.slice(0, 3).map(({ offset, line, column, message, suggestion }) => (
            <li key={`${offset} ${message}`}>
              <span aria-hidden="true">✕ </span>Line {line}, column {column}: {message}
              {suggestion !== undefined && `. Did you mean ${suggestion}?`}
            </li>
          ))}
          {preview.problems.length > 3 && <li>and {preview.problems.length - 3} more</li>}
        </Problems>
      )}
      {preview.state === 'stopped' && (
        <Problems>
          <li>{preview.message}</li>
        </Problems>
      )}
      {json !== undefined && (
        <p className="preview__hint" role="status">
          ▲ Record {json.record} is not JSON
          {json.position !== undefined && ` at character ${json.position + 1}`}: {json.message}. It
          would be sent as it is.
        </p>
      )}
      <div className="row">
        <h3 className="preview__title">
          {preview.state === 'problems'
            ? 'Five records, before the mistake'
            : 'Five records it makes'}
        </h3>
        <span className="grow" />
        {preview.state === 'samples' && (
          <span className="secondary num preview__size">
            {formatBytes(preview.cost.minBytes)} to {formatBytes(preview.cost.maxBytes)}, mean{' '}
            {formatBytes(preview.cost.meanBytes)}
          </span>
        )}
      </div>
      <ol className="preview__samples mono" aria-label="Sample records" tabIndex={0}>
        {preview.samples.map((sample, i) => (
          <li key={i}>
            {json?.record === i + 1 && json.position !== undefined ? (
              <>
                {sample.slice(0, json.position)}
                <mark>{sample.slice(json.position, json.position + 1) || '⏎'}</mark>
                {sample.slice(json.position + 1)}
              </>
            ) : (
              sample
            )}
          </li>
        ))}
      </ol>
      <p className="secondary num preview__size preview__cost">
        {preview.state === 'samples' ? costText(preview, rate) : '\u00a0'}
      </p>
    </div>
  );
}

function Problems({ children }: { readonly children: ReactNode }) {
  return (
    <ul className="preview__problems" role="alert">
      {children}
    </ul>
  );
}

function costText(
  { cost, hints }: Extract<PreviewView, { state: 'samples' }>,
  rate: number | undefined,
): string {
  const made = `This machine makes about ${formatCount(cost.recordsPerSecond)} of them a second.`;
  const [hint] = hints;
  const advice = hint === undefined ? '' : ` Hint, line ${hint.line}: ${hint.message}.`;
  if (rate === undefined || rate <= 0) return made + advice;
  const need = capacityFor(rate, cost.meanBytes + KEY_BYTES);
  const shards = `${formatCount(need.shards)} shard${need.shards === 1 ? '' : 's'}`;
  return `${made} ${formatCount(rate)}/s is ${formatBytes(need.bytesPerSecond)}/s and needs ${shards}, by ${need.limit}.${advice}`;
}
