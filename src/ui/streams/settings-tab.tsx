import type { StreamSummary } from '../state/streams/streams.ts';
import { ConsumersCard } from './settings-consumers.tsx';
import { DistributionCard } from './settings-distribution.tsx';
import { EncryptionCard } from './settings-encryption.tsx';
import { ModeCard } from './settings-mode.tsx';
import { MonitoringCard } from './settings-monitoring.tsx';
import { RecordSizeCard, RetentionCard } from './settings-numbers.tsx';
import { TagsCard } from './settings-tags.tsx';
import { WarmThroughputCard } from './settings-warm.tsx';
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
