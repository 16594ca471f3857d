import { Card } from '../components/card.tsx';
import type { StreamSummary } from '../state/streams.ts';

/** Whether records are encrypted at rest. Keys are chosen where keys are managed: on AWS. */
export function EncryptionCard({ summary }: { readonly summary: StreamSummary }) {
  const on = summary.encryption === 'KMS';
  return (
    <Card title="Encryption at rest">
      <div className="stack">
        <p>
          <strong>{on ? 'On, with a KMS key' : 'Off'}</strong>
        </p>
        <p className="secondary settings__note">
          {on
            ? 'Producers need kms:GenerateDataKey and readers kms:Decrypt on the key, unless it is alias/aws/kinesis.'
            : 'To encrypt, call StartStreamEncryption with a KMS key, such as alias/aws/kinesis, from the AWS console or command line. Up to five seconds may pass until every new record is encrypted.'}
        </p>
      </div>
    </Card>
  );
}
