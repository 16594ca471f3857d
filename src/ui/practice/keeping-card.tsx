import Button from '@cloudscape-design/components/button';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { PracticeState, StreamInFile } from '../../workers/practice/protocol.ts';
import { Card } from '../components/card.tsx';
import { downloadFile } from '../components/download.ts';
import { formatCount } from '../text/format.ts';
import { notify } from '../state/notices.ts';
import { closeReading } from '../state/reading/reading.ts';
import { isPromised } from '../state/practice/practice-storage.ts';
import { useRefreshStreams } from '../state/streams/queries.ts';
import { threads } from '../state/connection/threads.ts';
import { LoadDialog } from './load-dialog.tsx';

interface Chosen {
  readonly name: string;
  readonly content: Uint8Array;
  readonly streams: readonly StreamInFile[];
}

interface Props {
  readonly streams: PracticeState['streams'];
  readonly problem: string | undefined;
  /** What was there before the last load or reset can be brought back. */
  readonly canUndo: boolean;
}

/** What is kept over a reload, and how the streams get into a file and out of one. */
export function KeepingCard({ streams, problem, canUndo }: Props) {
  const [loading, setLoading] = useState<Chosen>();
  const promised = useQuery({ queryKey: ['storage', 'promised'], queryFn: isPromised });
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

  async function look(chosen: File): Promise<void> {
    const { practice } = await threads();
    const content = new Uint8Array(await chosen.arrayBuffer());
    const found = await practice.call('file:look', content);
    if (found.ok) setLoading({ name: chosen.name, content, streams: found.value });
    else tellFailure(chosen.name, found.error);
  }

  async function load(how: 'replace' | 'beside' | undefined): Promise<void> {
    setLoading(undefined);
    if (loading === undefined || how === undefined) return;
    const { name, content } = loading;
    const { practice } = await threads();
    // What was read may belong to streams that are replaced.
    if (how === 'replace') await closeReading();
    const result = await practice.call('file:load', { file: content, how });
    if (result.ok)
      notify(
        how === 'replace'
          ? {
              type: 'success',
              header: `The practice streams are those of ${name} now`,
              action: { label: 'Undo', run: () => void undo() },
            }
          : { type: 'success', header: `Added from ${name}: ${result.value.join(', ')}` },
      );
    else tellFailure(name, result.error);
    await refresh();
  }

  async function undo(): Promise<void> {
    const { practice } = await threads();
    await closeReading();
    const result = await practice.call('undo', undefined);
    notify(
      result.ok
        ? { type: 'success', header: 'The practice streams are as they were before' }
        : { type: 'error', header: 'It could not be undone.', text: result.error },
    );
    await refresh();
  }

  async function reset(): Promise<void> {
    setConfirming(false);
    const { practice } = await threads();
    await closeReading();
    await practice.call('reset', undefined);
    notify({ type: 'success', header: 'The practice service was reset and has one stream' });
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
        {promised.data !== undefined && (
          <p className="secondary">
            {promised.data
              ? 'This browser has promised to keep them when its disk gets full.'
              : 'This browser may remove them when its disk gets full. It is asked to keep them at the first Start; export what matters.'}
          </p>
        )}
        {problem !== undefined && <p role="alert">{problem}</p>}
        {lost.map(({ name, notKept, trimmedEarly }) => (
          <p key={name} role="status">
            {name}: {formatCount(notKept)} older records were not kept over a reload,{' '}
            {formatCount(trimmedEarly)} were trimmed early because memory was short.
          </p>
        ))}
        {loading !== undefined && (
          <LoadDialog
            fileName={loading.name}
            streams={loading.streams}
            there={streams.map(({ name }) => name)}
            onChoose={(how) => void load(how)}
          />
        )}
        <div className="row">
          {canUndo && <Button onClick={() => void undo()}>Undo the last load or reset</Button>}
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
                faults and time jumps with them. Quotas and kept runs stay. The streams that can be
                read can be brought back until you reload the page.
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
            if (chosen !== undefined) void look(chosen);
            event.target.value = '';
          }}
        />
      </div>
    </Card>
  );
}

function tellFailure(fileName: string, why: string): void {
  notify({ type: 'error', header: `${fileName} could not be loaded.`, text: why });
}
