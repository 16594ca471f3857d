import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useState } from 'react';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { useRefreshStreams } from '../../state/streams/queries.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { change } from '../changes/changes.ts';
import { PlanResult } from './plan-result.tsx';
import { requestOf } from './reshard-call.ts';
import type { ReshardKind, ReshardState } from './reshard-draft.ts';
import { CountFields, MergeFields, SplitFields } from './reshard-fields.tsx';
import './reshard-panel.css';

interface Props {
  readonly summary: StreamSummary;
  readonly shards: readonly Shard[];
  readonly reshard: ReshardState;
}

/** Split, merge or a new count: what will result, and the button that does it. */
export function ReshardPanel({ summary, shards, reshard }: Props) {
  const { draft, plan } = reshard;
  const [working, setWorking] = useState(false);
  const [refused, setRefused] = useState<ServiceFailure>();
  const refresh = useRefreshStreams();

  async function apply(): Promise<void> {
    if (!plan.ok) return;
    const request = requestOf(summary.name, draft, plan.value);
    setWorking(true);
    setRefused(undefined);
    const result = await change({ stream: summary.name, ...request, refresh });
    setWorking(false);
    if (result.ok) reshard.close();
    else setRefused(result.error);
  }

  if (summary.mode === 'ON_DEMAND') return <OnDemand />;
  return (
    <Card title="Change the shards">
      <div className="stack">
        <SegmentedControl
          label="What to do"
          selectedId={draft.kind}
          options={[
            { id: 'split', text: 'Split one' },
            { id: 'merge', text: 'Merge two' },
            { id: 'count', text: 'New count' },
          ]}
          onChange={({ detail }) => {
            setRefused(undefined);
            reshard.set({ kind: detail.selectedId as ReshardKind });
          }}
        />
        {draft.kind === 'split' && <SplitFields shards={shards} reshard={reshard} />}
        {draft.kind === 'merge' && <MergeFields shards={shards} reshard={reshard} />}
        {draft.kind === 'count' && <CountFields shards={shards} reshard={reshard} />}
        {plan.ok ? (
          <PlanResult plan={plan.value} summary={summary} />
        ) : (
          <p className="reshard__problem" role="status">
            {plan.error}
          </p>
        )}
        {refused !== undefined && (
          <Failure what="The service refused the change." failure={refused} />
        )}
        <div className="row">
          <Button
            variant="primary"
            disabled={!plan.ok}
            loading={working}
            loadingText="Asking"
            onClick={() => void apply()}
          >
            {buttonText(reshard)}
          </Button>
          {reshard.active && (
            <Button variant="link" onClick={reshard.close}>
              Cancel
            </Button>
          )}
        </div>
      </div>
    </Card>
  );
}

function OnDemand() {
  return (
    <Card title="Change the shards">
      <Alert type="info">
        AWS chooses the shards of an on-demand stream by itself. To change them by hand, switch the
        stream to provisioned under Settings.
      </Alert>
    </Card>
  );
}

function buttonText({ draft, plan }: ReshardState): string {
  if (draft.kind === 'split') return `Split shard ${shortShardName(draft.shardId)}`;
  if (draft.kind === 'count') return 'Change the count';
  const names = plan.ok ? plan.value.closed.map(({ shardId }) => shortShardName(shardId)) : [];
  return names.length === 2 ? `Merge ${names.join(' and ')}` : 'Merge';
}
