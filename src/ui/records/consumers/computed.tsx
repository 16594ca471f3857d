import type { ComputationResult } from '../../../reader/compute/computation.ts';
import { formatCount, formatRate } from '../../text/format.ts';
import type { ConsumerSettings } from './saved-consumers.ts';

const SHOWN = 6;

/** What a consumer computed so far. */
export function Computed({
  settings,
  result,
}: {
  readonly settings: ConsumerSettings;
  readonly result: ComputationResult | undefined;
}) {
  if (result === undefined) return <p className="secondary">Nothing computed yet.</p>;
  const { processed, ignored, without, top, distinct, window } = result;
  return (
    <>
      <p className="consumer-counted">
        <strong className="num">{formatCount(processed)}</strong> records counted
        {settings.ignoreSeen && (
          <>
            , <strong className="num">{formatCount(ignored)}</strong> ignored: id seen before
          </>
        )}
        {without > 0 && (
          <>
            , <span className="num">{formatCount(without)}</span> without a value or id there
          </>
        )}
      </p>
      {window === undefined ? (
        <table className="consumer-top">
          <thead>
            <tr>
              <th scope="col">{columnName(settings)}</th>
              <th scope="col" className="consumer-top__count">
                Count
              </th>
            </tr>
          </thead>
          <tbody>
            {top.slice(0, SHOWN).map(({ name, count }) => (
              <tr key={name}>
                <td className="mono consumer-top__name">{name}</td>
                <td className="num consumer-top__count">{formatCount(count)}</td>
              </tr>
            ))}
            {distinct > SHOWN && (
              <tr>
                <td className="secondary" colSpan={2}>
                  the {SHOWN} most frequent of {formatCount(distinct)}
                </td>
              </tr>
            )}
          </tbody>
        </table>
      ) : (
        <p className="num">
          Last {settings.windowSeconds} s: <strong>{formatCount(window.count)}</strong> records,{' '}
          {formatRate(window.rate)}/s
          {settings.path.trim() !== '' && (
            <>
              , sum of <span className="mono">{settings.path}</span>{' '}
              <strong>{window.sum.toLocaleString('en-US')}</strong>
            </>
          )}
        </p>
      )}
    </>
  );
}

function columnName({ compute, path }: ConsumerSettings): string {
  if (compute === 'words') return path.trim() === '' ? 'Word' : `Word in ${path}`;
  return compute === 'value' ? path : 'Partition key';
}
