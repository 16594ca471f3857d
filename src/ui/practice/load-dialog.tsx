import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { StreamInFile } from '../../workers/practice/protocol.ts';
import { formatCount } from '../text/format.ts';

interface Props {
  readonly fileName: string;
  readonly streams: readonly StreamInFile[];
  /** Names of the practice streams that are there. */
  readonly there: readonly string[];
  readonly onChoose: (how: 'replace' | 'beside' | undefined) => void;
}

/** Asks what becomes of the streams that are there when a file is loaded. */
export function LoadDialog({ fileName, streams, there, onChoose }: Props) {
  const renamed = streams.filter(({ name }) => there.includes(name)).length;
  return (
    <Modal
      visible
      header={`Load ${fileName}?`}
      onDismiss={() => {
        onChoose(undefined);
      }}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button
              variant="link"
              onClick={() => {
                onChoose(undefined);
              }}
            >
              Cancel
            </Button>
            <Button
              onClick={() => {
                onChoose('replace');
              }}
            >
              Replace all streams
            </Button>
            <Button
              variant="primary"
              onClick={() => {
                onChoose('beside');
              }}
            >
              Add beside them
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <div className="stack">
        <p>The file has {streams.length === 0 ? 'no streams' : listed(streams.map(inFile))}.</p>
        <p>
          <strong>Add beside them</strong> keeps {there.length === 0 ? 'everything' : listed(there)}
          .{' '}
          {renamed > 0 && 'A stream of the file whose name is taken gets a number behind its name.'}
        </p>
        <p>
          <strong>Replace all streams</strong> removes{' '}
          {there.length === 0 ? 'nothing' : `${listed(there)} with all their records`}. You can undo
          this until you reload the page.
        </p>
      </div>
    </Modal>
  );
}

function inFile({ name, records }: StreamInFile): string {
  return `${name} (${formatCount(records)} records)`;
}

const MOST_NAMES = 8;

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return names.length > MOST_NAMES
    ? `${shown} and ${formatCount(names.length - MOST_NAMES)} more`
    : shown;
}
