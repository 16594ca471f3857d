import type { StreamSummary } from '../../state/streams/streams.ts';
import { ConsumersCard } from './consumers-card.tsx';
import { DistributionCard } from './distribution-card.tsx';
import { EncryptionCard } from './encryption-card.tsx';
import { ModeCard } from './mode-card.tsx';
import { MonitoringCard } from './monitoring-card.tsx';
import { RecordSizeCard, RetentionCard } from './retention-and-record-size.tsx';
import { TagsCard } from './tags-card.tsx';
import { WarmThroughputCard } from './warm-throughput-card.tsx';
import './settings-tab.css';

/** What can be set on a stream besides its shards. */
export function SettingsTab({ summary }: { readonly summary: StreamSummary }) {
  return (
    <div className="settings">
      <RetentionCard summary={summary} />
      <RecordSizeCard summary={summary} />
      <ModeCard summary={summary} />
      <DistributionCard summary={summary} />
      {summary.mode === 'ON_DEMAND' && <WarmThroughputCard summary={summary} />}
      <EncryptionCard summary={summary} />
      <TagsCard summary={summary} />
      <ConsumersCard summary={summary} />
      <MonitoringCard summary={summary} />
    </div>
  );
}
