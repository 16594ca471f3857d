import { isDate } from '../../../base/date-range.ts';
import type { DataInspection } from '../../../workers/reader/protocol.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { fullTime } from '../view/time-text.ts';
import './inside.css';

/** What was found in the data: records of an aggregate, several JSON texts, or log events. */
export function Inside({ inspection }: { readonly inspection: DataInspection }) {
  const { logs, logEventCount, jsonTexts, jsonCount, parts, partCount } = inspection;
  return (
    <>
      {logs !== undefined && (
        <section className="inside" aria-label="Log events">
          <h3 className="inside__title">
            Log events of <span className="mono">{logs.logGroup}</span>, stream{' '}
            <span className="mono">{logs.logStream}</span>
          </h3>
          {logEventCount === 0 && (
            <p className="secondary">
              None: a {logs.messageType}, by which CloudWatch sees that the stream is there.
            </p>
          )}
          <ol className="inside__list" tabIndex={0}>
            {logs.logEvents.map(({ id, timestamp, message }, i) => (
              <li key={`${i}-${id}`}>
                <span className="secondary mono">{eventTime(timestamp)}</span>
                <span className="inside__text mono">{message}</span>
              </li>
            ))}
          </ol>
          <More shown={logs.logEvents.length} of={logEventCount} />
        </section>
      )}
      {jsonCount > 0 && (
        <section className="inside" aria-label="JSON objects of the record">
          <h3 className="inside__title">{formatCount(jsonCount)} JSON objects in this record</h3>
          <ol className="inside__list" tabIndex={0}>
            {jsonTexts.map((text, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- a place in the record
              <li key={i}>
                <span className="secondary">#{formatCount(i + 1)}</span>
                <span className="inside__text mono">{text}</span>
              </li>
            ))}
          </ol>
          <More shown={jsonTexts.length} of={jsonCount} />
        </section>
      )}
      {partCount > 0 && (
        <section className="inside" aria-label="Records of the aggregate">
          <h3 className="inside__title">Records of the aggregate</h3>
          <ol className="inside__list" tabIndex={0}>
            {parts.map(({ partitionKey, bytes, text }, i) => (
              // oxlint-disable-next-line react/no-array-index-key -- a place in the aggregate
              <li key={i}>
                <span className="secondary">
                  #{i} <bdi className="mono">{partitionKey}</bdi>, {formatBytes(bytes)}
                </span>
                <span className="inside__text mono">{text}</span>
              </li>
            ))}
          </ol>
          <More shown={parts.length} of={partCount} />
        </section>
      )}
    </>
  );
}

function More({ shown, of }: { readonly shown: number; readonly of: number }) {
  if (of <= shown) return null;
  return <p className="secondary">{formatCount(of - shown)} more are not listed here.</p>;
}

/** The envelope's epoch milliseconds as a time; whatever else stands there as it is. */
function eventTime(timestamp: string): string {
  const at = Number(timestamp);
  return isDate(at) ? fullTime(at).utc : timestamp;
}
