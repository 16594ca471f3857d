import { Card } from '../../components/card.tsx';
import { formatBytes, formatCount } from '../../text/format.ts';
import { InfoLink } from '../../help/info-link.tsx';
import { UnseenCopies } from '../../run/unseen-copies.tsx';
import { accountLines, type AccountsView } from './accounts.ts';
import './accounts-card.css';

/** Where every record of the run is. The numbers add up, and the page shows that they do. */
export function AccountsCard({ accounts }: { readonly accounts: AccountsView }) {
  const { due, generated, dropped } = accounts;
  const lines = accountLines(accounts);
  return (
    <Card title="Accounts" info={<InfoLink term="accounts" />}>
      <div className="stack stack--tight">
        <p className="num accounts__sum">
          <strong>{formatCount(due)}</strong> due = <strong>{formatCount(generated)}</strong>{' '}
          generated
          {' + '}
          <strong>{formatCount(dropped)}</strong> dropped
        </p>
        {dropped > 0 && (
          <p className="secondary accounts__extra">
            Dropped: due, but never made, because this computer was too slow or too much was
            waiting. They are left out of the sum below.
          </p>
        )}
        <div className="accounts__bar" aria-hidden="true">
          {generated > 0 &&
            lines.map(({ key, count }) => (
              <span
                key={key}
                className={`accounts__part accounts__part--${key}`}
                style={{ width: `${(count / generated) * 100}%` }}
              />
            ))}
        </div>
        <table className="accounts__table">
          <caption className="visually-hidden">Where the generated records are</caption>
          <tbody>
            {lines.map(({ key, name, sign, count, note }) => (
              <tr key={key} className={count === 0 ? 'accounts__zero' : undefined}>
                <th scope="row">
                  <span className={`accounts__sign accounts__sign--${key}`} aria-hidden="true">
                    {sign}
                  </span>
                  {name}
                </th>
                <td className="accounts__note">{note}</td>
                <td className="num accounts__count">{formatCount(count)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">= generated</th>
              <td />
              <td className="num accounts__count">{formatCount(generated)}</td>
            </tr>
          </tfoot>
        </table>
        <p className="secondary num accounts__extra">
          {formatBytes(accounts.acceptedBytes)} accepted · {formatCount(accounts.throttledAttempts)}{' '}
          throttled attempts · {formatCount(accounts.retried)} sent again
          {accounts.possibleDuplicates > 0 &&
            ` · ${formatCount(accounts.possibleDuplicates)} possible duplicates`}
        </p>
        {accounts.copiesUnseen && <UnseenCopies />}
      </div>
    </Card>
  );
}
