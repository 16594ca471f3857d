import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import {
  perHour,
  standingCost,
  type StreamMode,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { formatDollars } from '../../text/format.ts';
import { modeName } from '../facts/mode-name.ts';
import { shapeOf } from '../facts/stream-text.ts';
import { SwitchModeDialog } from './switch-mode-dialog.tsx';
import { useSetting } from './use-setting.ts';

/** Provisioned or on demand: two switches in 24 hours. */
export function ModeCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, arn } = summary;
  const { working, failure, apply } = useSetting(name);
  const [asking, setAsking] = useState(false);
  const shape = shapeOf(summary);
  const other: StreamMode = shape.mode === 'ON_DEMAND' ? 'PROVISIONED' : 'ON_DEMAND';
  const price = (mode: StreamMode): string =>
    formatDollars(perHour(standingCost({ ...shape, mode })));
  const switchMode = (): void => {
    setAsking(false);
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
  };
  return (
    <Card title="Capacity mode">
      <div className="stack">
        <p>
          <strong>{modeName(summary.mode)}</strong>{' '}
          <span className="secondary num">{price(shape.mode)} per hour on AWS</span>
        </p>
        <p className="secondary settings__note">
          {other === 'ON_DEMAND'
            ? `On demand, the stream keeps its shards at first, and AWS changes their number by the load. The stream costs ${price(other)} per hour, and each GB written and read costs in addition.`
            : `Provisioned, the stream keeps its open shards, and you change their number yourself. The stream costs ${price(other)} per hour.`}{' '}
          A stream can switch twice in 24 hours.
        </p>
        {failure !== undefined && <Failure what="The mode was not changed." failure={failure} />}
        <div>
          <Button
            loading={working}
            loadingText="Asking"
            onClick={() => {
              setAsking(true);
            }}
          >
            Switch to {modeName(other).toLowerCase()}
          </Button>
        </div>
      </div>
      {asking && (
        <SwitchModeDialog
          summary={summary}
          to={other}
          onClose={() => {
            setAsking(false);
          }}
          onSwitch={switchMode}
        />
      )}
    </Card>
  );
}
