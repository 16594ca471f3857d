import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useState } from 'react';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { useSetting } from './use-setting.ts';

/** The key that AWS keeps for Kinesis in every account. */
const AWS_KEY = 'alias/aws/kinesis';

/** Whether records are encrypted at rest, and with which KMS key. */
export function EncryptionCard({ summary }: { readonly summary: StreamSummary }) {
  const { name, encryption, keyId = AWS_KEY } = summary;
  const on = encryption === 'KMS';
  const [typed, setTyped] = useState(AWS_KEY);
  const { working, failure, apply } = useSetting(name);
  const key = typed.trim();
  return (
    <Card title="Encryption at rest">
      <div className="stack">
        <p>
          <strong>{on ? 'On, with a KMS key' : 'Off'}</strong>
          {on && <span className="mono secondary"> {keyId}</span>}
        </p>
        {!on && (
          <FormField
            label="KMS key"
            errorText={key === '' ? 'Write an alias, a key id or an ARN.' : undefined}
          >
            <Input
              value={typed}
              onChange={({ detail }) => {
                setTyped(detail.value);
              }}
            />
          </FormField>
        )}
        <p className="secondary settings__note">
          {on
            ? 'Producers need kms:GenerateDataKey and readers kms:Decrypt on the key, unless it is alias/aws/kinesis. Once stopped, new records are stored as they come.'
            : 'From then on, records are encrypted as they are stored. Up to five seconds may pass until every new record is. A practice stream keeps the setting and encrypts nothing.'}
        </p>
        {failure !== undefined && (
          <Failure what="The encryption was not changed." failure={failure} />
        )}
        <div>
          <Button
            disabled={!on && key === ''}
            loading={working}
            loadingText="Asking"
            onClick={() => {
              void apply(
                {
                  what: on ? 'Stopping encryption' : 'Starting encryption',
                  done: on ? `${name} is not encrypted now.` : `${name} is encrypted now.`,
                },
                () =>
                  on
                    ? call('StopStreamEncryption', {
                        StreamName: name,
                        EncryptionType: 'KMS',
                        KeyId: keyId,
                      })
                    : call('StartStreamEncryption', {
                        StreamName: name,
                        EncryptionType: 'KMS',
                        KeyId: key,
                      }),
              );
            }}
          >
            {on ? 'Stop encryption' : 'Start encryption'}
          </Button>
        </div>
      </div>
    </Card>
  );
}
