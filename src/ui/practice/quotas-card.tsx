import Button from '@cloudscape-design/components/button';
import type { Quota } from '../../workers/practice/protocol.ts';
import { Card } from '../components/card.tsx';
import { formatBytes, formatCount } from '../text/format.ts';
import { threads } from '../state/connection/threads.ts';

const GROUPS: Readonly<Record<Quota['group'], string>> = {
  write: 'Writing',
  read: 'Reading',
  'fan-out': 'Enhanced fan-out',
  control: 'Streams and account',
};

function formatValue({ value, unit }: Quota): string {
  if (unit === 'bytes') return formatBytes(value);
  if (unit === 'bytes/s') return `${formatBytes(value)}/s`;
  if (unit === 'ms')
    return value >= 600_000
      ? `${formatCount(value / 60_000)} min`
      : `${formatCount(value / 1000)} s`;
  return `${formatCount(value)} ${unit}`;
}

async function setAll(enabled: boolean): Promise<void> {
  const { practice } = await threads();
  await practice.call('quota:set-all', enabled);
}

/** Every limit that the practice service enforces, each with its switch. */
export function QuotasCard({ quotas }: { readonly quotas: readonly Quota[] }) {
  const off = quotas.filter(({ enabled }) => !enabled).length;
  return (
    <Card
      title={off === 0 ? 'Quotas: all on' : `Quotas: ${off} switched off`}
      flush
      actions={
        <Button onClick={() => void setAll(off > 0)}>
          {off > 0 ? 'Switch all on' : 'Switch all off'}
        </Button>
      }
    >
      <table className="practice-table">
        <thead>
          <tr>
            <th scope="col">Limit</th>
            <th scope="col" className="practice-table__number">
              Value
            </th>
            <th scope="col">On</th>
          </tr>
        </thead>
        {Object.entries(GROUPS).map(([group, title]) => (
          <tbody key={group}>
            <tr>
              <th scope="rowgroup" colSpan={3}>
                <strong>{title}</strong>
              </th>
            </tr>
            {quotas
              .filter((quota) => quota.group === group)
              .map((quota) => (
                <tr key={quota.id} className={quota.enabled ? undefined : 'practice-table__off'}>
                  <th scope="row">{quota.name}</th>
                  <td className="practice-table__number num">{formatValue(quota)}</td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${quota.name} is enforced`}
                      checked={quota.enabled}
                      onChange={(event) => {
                        const { checked } = event.target;
                        void threads().then(({ practice }) =>
                          practice.call('quota:set', { id: quota.id, enabled: checked }),
                        );
                      }}
                    />
                  </td>
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </Card>
  );
}
