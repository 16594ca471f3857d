import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Failure } from '../../components/failure.tsx';
import { useRefreshStreams } from '../../state/streams/queries.ts';
import { call, type StreamSummary } from '../../state/streams/streams.ts';
import { change } from './changes.ts';
import { formatDay } from '../facts/stream-text.ts';

interface Props {
  readonly summary: StreamSummary;
  readonly onClose: () => void;
  readonly onAccepted: () => void;
}

/** Deletes a stream, once its name is typed. */
export function DeleteDialog({ summary, onClose, onAccepted }: Props) {
  const { name, consumers } = summary;
  const [typed, setTyped] = useState('');
  const [checked, setChecked] = useState(false);
  const [working, setWorking] = useState(false);
  const [failure, setFailure] = useState<ServiceFailure>();
  const refresh = useRefreshStreams();
  const wrong = typed !== name;

  async function remove(): Promise<void> {
    setChecked(true);
    if (wrong) return;
    setWorking(true);
    const result = await change({
      stream: name,
      what: 'Deleting the stream',
      done: `${name} is deleted.`,
      run: () =>
        call('DeleteStream', {
          StreamName: name,
          ...(consumers > 0 && { EnforceConsumerDeletion: true }),
        }),
      refresh,
    });
    setWorking(false);
    if (result.ok) onAccepted();
    else setFailure(result.error);
  }

  return (
    <Modal
      visible
      header={`Delete ${name}?`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={working}
              loadingText="Deleting"
              onClick={() => void remove()}
            >
              Delete stream
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <Alert type="warning">
          The stream, its {summary.openShards} open shards and every record in it go for good. It
          was created {formatDay(summary.createdAt)}.
          {consumers > 0 &&
            ` ${consumers === 1 ? 'Its registered consumer is' : `Its ${consumers} registered consumers are`} removed with it.`}
        </Alert>
        <FormField
          label={
            <>
              Type <span className="mono">{name}</span> to confirm
            </>
          }
          errorText={checked && wrong ? `This is not ${name}.` : undefined}
        >
          <Input
            value={typed}
            autoComplete={false}
            spellcheck={false}
            ariaLabel="Name of the stream to delete"
            onChange={({ detail }) => {
              setTyped(detail.value);
            }}
            onKeyDown={({ detail }) => {
              if (detail.key === 'Enter') void remove();
            }}
          />
        </FormField>
        {failure !== undefined && <Failure what={`${name} was not deleted.`} failure={failure} />}
      </SpaceBetween>
    </Modal>
  );
}
