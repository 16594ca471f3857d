import Button from '@cloudscape-design/components/button';
import { useRef, useState } from 'react';
import type { PracticeState } from '../../workers/practice/protocol.ts';
import { Card } from '../components/card.tsx';
import { downloadFile } from '../components/download.ts';
import { formatCount } from '../components/format.ts';
import { notify } from '../state/notices.ts';
import { closeReading } from '../state/reading.ts';
import { useRefreshStreams } from '../state/queries.ts';
import { threads } from '../state/threads.ts';

interface Props {
  readonly streams: PracticeState['streams'];
  readonly problem: string | undefined;
}

/** What is kept over a reload, and how the streams get into a file and out of one. */
export function KeepingCard({ streams, problem }: Props) {
  const file = useRef<HTMLInputElement>(null);
  const [confirming, setConfirming] = useState(false);
  const refresh = useRefreshStreams();
  const lost = streams.filter(({ notKept, trimmedEarly }) => notKept + trimmedEarly > 0);

  async function save(): Promise<void> {
    const { practice } = await threads();
    downloadFile(
      'practice.shardlab',
      'application/octet-stream',
      await practice.call('file:save', undefined),
    );
  }

  async function load(chosen: File): Promise<void> {
    const { practice } = await threads();
    // What was read belongs to streams that are replaced.
    await closeReading();
    const result = await practice.call('file:load', new Uint8Array(await chosen.arrayBuffer()));
    notify(
      result.ok
        ? { type: 'success', header: `The practice streams are those of ${chosen.name} now` }
        : { type: 'error', header: `${chosen.name} could not be loaded.`, text: result.error },
    );
    await refresh();
  }

  async function reset(): Promise<void> {
    setConfirming(false);
    const { practice } = await threads();
    await closeReading();
    await practice.call('reset', undefined);
    notify({ type: 'success', header: 'The practice service starts anew, with one stream' });
    await refresh();
  }

  return (
    <Card title="Keeping">
      <div className="stack">
        <p className="secondary">
          Practice streams live in this browser, survive a reload and a crash of the tab, and are
          the same in all its tabs. The newest 64 MiB of each stream are kept. A new stream or
          setting is stored before its call is answered; records are stored five times a second, so
          a crash may take those of the last 0.2 s with it, though they were acknowledged.
        </p>
        {problem !== undefined && <p role="alert">{problem}</p>}
        {lost.map(({ name, notKept, trimmedEarly }) => (
          <p key={name} role="status">
            {name}: {formatCount(notKept)} older records were not kept over a reload,{' '}
            {formatCount(trimmedEarly)} were trimmed early because memory was short.
          </p>
        ))}
        <div className="row">
          <Button onClick={() => void save()}>Export to a file</Button>
          <Button
            onClick={() => {
              file.current?.click();
            }}
          >
            Load a file
          </Button>
          {confirming ? (
            <span className="row" role="alertdialog" aria-label="Confirm reset">
              <span>
                All practice streams and records will be gone, those that cannot be read too, and
                faults and time jumps with them. Quotas and kept runs stay.
              </span>
              <Button variant="primary" onClick={() => void reset()}>
                Reset
              </Button>
              <Button
                variant="link"
                onClick={() => {
                  setConfirming(false);
                }}
              >
                Cancel
              </Button>
            </span>
          ) : (
            <Button
              onClick={() => {
                setConfirming(true);
              }}
            >
              Reset…
            </Button>
          )}
        </div>
        <p className="secondary">
          The same file opens on a port:{' '}
          <code className="mono">npx shardlab simulate --load practice.shardlab</code>
        </p>
        <input
          ref={file}
          type="file"
          hidden
          aria-label="Practice file"
          onChange={(event) => {
            const [chosen] = event.target.files ?? [];
            if (chosen !== undefined) void load(chosen);
            event.target.value = '';
          }}
        />
      </div>
    </Card>
  );
}
