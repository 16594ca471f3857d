import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {
  perHour,
  standingCost,
  type StreamMode,
} from '../../../kinesis/quotas-and-prices/prices.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { formatDollars } from '../../text/format.ts';
import { modeName } from '../facts/mode-name.ts';
import { shapeOf } from '../facts/stream-text.ts';

interface Props {
  readonly summary: StreamSummary;
  readonly to: StreamMode;
  readonly onClose: () => void;
  readonly onSwitch: () => void;
}

/** Asks before the mode is switched: a stream can switch only twice in 24 hours. */
export function SwitchModeDialog({ summary, to, onClose, onSwitch }: Props) {
  const shape = shapeOf(summary);
  const price = (mode: StreamMode): string =>
    formatDollars(perHour(standingCost({ ...shape, mode })));
  const shards = `${summary.openShards} open ${summary.openShards === 1 ? 'shard' : 'shards'}`;
  return (
    <Modal
      visible
      header={`Switch ${summary.name} to ${modeName(to).toLowerCase()}?`}
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={onClose}>
              Cancel
            </Button>
            <Button variant="primary" onClick={onSwitch}>
              Switch
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <ul>
        <li>
          The stream keeps its {shards}.{' '}
          {to === 'ON_DEMAND'
            ? 'From then on, the service splits shards when the load grows, and you can no longer change their number yourself.'
            : 'From then on, the service adds no shards. You change their number yourself.'}
        </li>
        <li>
          On AWS, the stream costs {price(to)} per hour instead of {price(shape.mode)}
          {to === 'ON_DEMAND' && ', and each GB written and read costs in addition'}.
        </li>
        <li>
          A stream can switch twice in 24 hours. If you switch now and then back, it cannot switch
          again until the 24 hours are over.
        </li>
      </ul>
    </Modal>
  );
}
