import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useState } from 'react';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { useSetting } from './use-setting.ts';

/** The shard-level metrics of CloudWatch (docs/kinesis.md#shard-metrics). */
const METRICS = [
  'IncomingBytes',
  'IncomingRecords',
  'OutgoingBytes',
  'OutgoingRecords',
  'WriteProvisionedThroughputExceeded',
  'ReadProvisionedThroughputExceeded',
  'IteratorAgeMilliseconds',
] as const;

/** Enhanced monitoring: which metrics CloudWatch keeps for each shard. */
export function MonitoringCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, shardMetrics } = summary;
  const [typed, setTyped] = useState<ReadonlySet<string>>();
  const { working, failure, apply } = useSetting(name);
  const on = new Set<string>(shardMetrics.includes('ALL') ? METRICS : shardMetrics);
  const wanted = typed ?? on;
  const added = METRICS.filter((metric) => wanted.has(metric) && !on.has(metric));
  const removed = METRICS.filter((metric) => on.has(metric) && !wanted.has(metric));

  const save = (): void => {
    void apply(
      { what: 'Changing enhanced monitoring', done: `${name} has its new shard-level metrics.` },
      async () => {
        if (added.length > 0)
          await call('EnableEnhancedMonitoring', { StreamName: name, ShardLevelMetrics: added });
        if (removed.length > 0)
          await call('DisableEnhancedMonitoring', { StreamName: name, ShardLevelMetrics: removed });
      },
    ).then((accepted) => {
      if (accepted) setTyped(undefined);
    });
  };

  return (
    <Card title="Enhanced monitoring">
      <div className="stack">
        <p className="secondary settings__note">
          Metrics for each shard in CloudWatch, one value a minute. AWS charges for each metric of
          each shard. A minute&apos;s average hides throttling that lasts a second.
        </p>
        <div className="settings__metrics">
          {METRICS.map((metric) => (
            <Checkbox
              key={metric}
              checked={wanted.has(metric)}
              onChange={({ detail }) => {
                const next = new Set(wanted);
                if (detail.checked) next.add(metric);
                else next.delete(metric);
                setTyped(next);
              }}
            >
              {metric}
            </Checkbox>
          ))}
        </div>
        {failure !== undefined && (
          <Failure what="Enhanced monitoring was not changed." failure={failure} />
        )}
        <div>
          <Button
            disabled={added.length === 0 && removed.length === 0}
            loading={working}
            loadingText="Asking"
            onClick={save}
          >
            Save
          </Button>
        </div>
      </div>
    </Card>
  );
}
