import type { ReactNode } from 'react';
import { formatBytes, formatCount } from '../../text/format.ts';
import { DEFAULT_MAX_RECORD_BYTES } from '../../../kinesis/quotas-and-prices/quotas.ts';
import { capacityFor } from './needed-capacity.ts';
import type { Preview } from '../../../workers/preview/protocol.ts';
import type { PreviewView } from './use-preview.ts';
import './preview-pane.css';

/** A UUID, the longest of the usual partition keys. */
const UUID_BYTES = 36;

interface Props {
  readonly preview: PreviewView;
  /** Records per second that are asked for, to say what they need; absent: not said. */
  readonly rate?: number | undefined;
  /** Of a partition key, which counts to the limits too. */
  readonly keyBytes?: number;
}

/** Five records of a template, their cost; or where it is wrong, in words. */
export function PreviewPane({ preview, rate, keyBytes = UUID_BYTES }: Props) {
  const mistake = preview.state === 'samples' ? preview.mistake : undefined;
  return (
    <div>
      <div className="row">
        <h3 className="preview__title">{titleOf(preview)}</h3>
        <span className="grow" />
        {preview.state === 'samples' && (
          <span className="secondary num preview__size">{sizeText(preview.cost)}</span>
        )}
      </div>
      <ol className="preview__samples mono" aria-label="Sample records" tabIndex={0}>
        {preview.samples.map((sample, i) => (
          <li key={i}>
            {mistake?.record === i + 1 && mistake.position !== undefined ? (
              <>
                {sample.slice(0, mistake.position)}
                <mark>{sample.slice(mistake.position, mistake.position + 1) || '⏎'}</mark>
                {sample.slice(mistake.position + 1)}
              </>
            ) : (
              sample
            )}
          </li>
        ))}
      </ol>
      {preview.state === 'samples' && preview.keys.length > 0 && (
        <p className="secondary preview__size preview__keys">
          Partition keys: <span className="mono">{preview.keys.join(', ')}</span>
        </p>
      )}
      <div className="preview__below">
        {preview.state === 'problems' && (
          <Problems>
            {preview.problems.slice(0, 3).map(({ offset, line, column, message }) => (
              <li key={`${offset} ${message}`}>
                <span aria-hidden="true">✕ </span>Line {line}, column {column}: {message}
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
        {mistake !== undefined && (
          <p className="preview__hint" role="status">
            <span aria-hidden="true">▲ </span>
            {mistakeText(mistake)}
          </p>
        )}
        {preview.state === 'samples' &&
          preview.cost.maxBytes + keyBytes > DEFAULT_MAX_RECORD_BYTES && (
            <p className="preview__hint" role="status">
              <span aria-hidden="true">▲ </span>
              Larger than a record may be: {formatBytes(DEFAULT_MAX_RECORD_BYTES)} with its key,
              unless the stream is set to take more.
            </p>
          )}
        {preview.state === 'samples' && (
          <p className="secondary num preview__size">{costText(preview, rate, keyBytes)}</p>
        )}
      </div>
    </div>
  );
}

function titleOf({ state, samples }: PreviewView): string {
  // Of very large ones, one is shown.
  const records = samples.length === 1 ? 'A record' : 'Five records';
  if (state !== 'problems') return `${records} it makes`;
  return samples.length === 0
    ? 'No records while there is a mistake'
    : `${records}, before the mistake`;
}

/** The sizes of the records, in as many words as they differ. */
function sizeText({ minBytes, meanBytes, maxBytes }: Preview['cost']): string {
  const [least, mean, most] = [minBytes, meanBytes, maxBytes].map(formatBytes);
  return least === most ? `${most} each` : `${least} to ${most}, mean ${mean}`;
}

/** Where in the record, and which part of the template made it. */
function mistakeText({ kind, position, source }: NonNullable<Preview['mistake']>): string {
  const what = source.message.charAt(0).toUpperCase() + source.message.slice(1);
  if (kind === 'base64') return `${what}. It cannot be sent.`;
  if (position === undefined) return `${what}. It would be sent as it is.`;
  const where = `character ${formatCount(position + 1)} of the record, made by line ${source.line}, column ${source.column} of the template`;
  return `${what} (${where}). It would be sent as it is.`;
}

function Problems({ children }: { readonly children: ReactNode }) {
  return (
    <ul className="preview__problems" role="alert">
      {children}
    </ul>
  );
}

function costText(
  { cost, hints, stateful, keys, speed }: Extract<PreviewView, { state: 'samples' }>,
  rate: number | undefined,
  keyBytes: number,
): string {
  const made =
    speed === undefined
      ? 'Measuring how many of them this machine makes a second…'
      : `This machine makes about ${formatCount(twoDigits(speed))} of them a second.`;
  const [hint] = hints;
  const advice = hint === undefined ? '' : ` Hint, line ${hint.line}: ${hint.message}.`;
  const order = stateful
    ? ' Its records depend on those before them: one worker makes them, in order.'
    : '';
  if (rate === undefined || rate <= 0) return made + order + advice;
  const perKey = keys.length === 0 ? keyBytes : meanBytes(keys);
  const need = capacityFor(rate, cost.meanBytes + perKey);
  const shards = `${formatCount(need.shards)} shard${need.shards === 1 ? '' : 's'}`;
  return `${made} ${formatCount(rate)}/s, each with ${formatCount(perKey)} B of key, is ${formatBytes(need.bytesPerSecond)}/s: it needs ${shards}, by ${need.limit}, if the keys spread evenly.${order}${advice}`;
}

/** Of sample keys, in UTF-8. */
function meanBytes(keys: readonly string[]): number {
  const encoder = new TextEncoder();
  const total = keys.reduce((sum, key) => sum + encoder.encode(key).length, 0);
  return Math.round(total / keys.length);
}

/** A measurement of a moment: more digits than two would only flicker. */
function twoDigits(value: number): number {
  return Number(value.toPrecision(2));
}
