import Button from '@cloudscape-design/components/button';
import { perHour, standingCost, type StreamMode } from '../../kinesis/prices.ts';
import { Card } from '../components/card.tsx';
import { Failure } from '../components/failure.tsx';
import { call, type StreamSummary } from '../state/streams.ts';
import { formatDollars } from './money.ts';
import { modeName } from './stream-status.tsx';
import { shapeOf } from './stream-text.ts';
import { useSetting } from './use-setting.ts';

/** Provisioned or on demand: two switches in 24 hours. */
export function ModeCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, arn } = summary;
  const { working, failure, apply } = useSetting(name);
  const shape = shapeOf(summary);
  const other: StreamMode = shape.mode === 'ON_DEMAND' ? 'PROVISIONED' : 'ON_DEMAND';
  const price = (mode: StreamMode): string =>
    formatDollars(perHour(standingCost({ ...shape, mode })));
  return (
    <Card title="Capacity mode">
      <div className="stack">
        <p>
          <strong>{modeName(summary.mode)}</strong>{' '}
          <span className="secondary num">{price(shape.mode)} per hour on AWS</span>
        </p>
        <p className="secondary settings__note">
          {other === 'ON_DEMAND'
            ? `On demand, AWS adds and removes shards by itself; the shards of today stay. It is ${price(other)} per hour for the stream, and each GB in and out costs.`
            : `Provisioned, the ${summary.openShards} open shards stay, and you change their number yourself, for ${price(other)} per hour.`}{' '}
          A stream can switch twice in 24 hours.
        </p>
        {failure !== undefined && <Failure what="The mode was not changed." failure={failure} />}
        <div>
          <Button
            loading={working}
            loadingText="Asking"
            onClick={() => {
              void apply(
                {
                  what: `Switching to ${modeName(other).toLowerCase()}`,
                  done: `${name} is ${modeName(other).toLowerCase()} now.`,
                },
                () =>
                  call('UpdateStreamMode', {
                    StreamARN: arn,
                    StreamModeDetails: { StreamMode: other },
                  }),
              );
            }}
          >
            Switch to {modeName(other).toLowerCase()}
          </Button>
        </div>
      </div>
    </Card>
  );
}
