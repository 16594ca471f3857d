import Select from '@cloudscape-design/components/select';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { Link } from 'wouter';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { type StreamView, useStreams } from '../../state/streams/queries.ts';
import { StreamStatus } from '../../components/stream-status.tsx';
import { formatCount } from '../../text/format.ts';
import './stream-picker.css';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { own } from '../../../base/own.ts';
import { connectionKey } from '../../../connection/connection.ts';
import { connection } from '../../state/connection/connection.ts';
import { settings } from '../../state/saved/settings.ts';

/** The stream the workbench works with: the last one used on this connection, else the first. */
export function useStreamChoice(): [string | undefined, (name: string) => void] {
  const current = useStore(connection, (state) => state.current);
  const place = connectionKey(current);
  const remembered = useStore(settings, (state) => own(state.streams, place));
  const { data: streams } = useStreams();
  const choose = (name: string): void => {
    settings.setState(({ streams: others }) => ({ streams: { ...others, [place]: name } }));
  };
  const exists = streams?.some(({ name }) => name === remembered) ?? true;
  const first = streams?.find(({ notAllowed }) => notAllowed === undefined)?.name;
  useEffect(() => {
    // The remembered stream was deleted, or there never was one.
    if (streams !== undefined && (remembered === undefined || !exists) && first !== undefined)
      choose(first);
  });
  return [exists ? remembered : undefined, choose];
}

interface Props {
  readonly stream: string | undefined;
  readonly view: StreamView | undefined;
  /** Why it could not be looked at the last time; it is tried again by itself. */
  readonly failure: ServiceFailure | undefined;
  readonly disabled: boolean;
  readonly onChange: (name: string) => void;
}

/** Which stream the workbench writes to and reads from. */
export function StreamPicker({ stream, view, failure, disabled, onChange }: Props) {
  const streams = useStreams();
  const options = (streams.data ?? []).map(({ name, openShards, status, notAllowed }) => ({
    value: name,
    label: name,
    disabled: notAllowed !== undefined,
    description:
      notAllowed === undefined
        ? `${formatCount(openShards)} shard${openShards === 1 ? '' : 's'}, ${status}`
        : `Not allowed: ${notAllowed}`,
  }));
  const chosen = options.find(({ value }) => value === stream);
  const selected = stream === undefined ? null : (chosen ?? { value: stream, label: stream });
  return (
    <div className="stream-picker">
      <div className="stream-picker__select">
        <Select
          ariaLabel="Stream"
          selectedOption={selected}
          options={options}
          disabled={disabled}
          statusType={streams.isPending ? 'loading' : streams.isError ? 'error' : 'finished'}
          errorText={streams.error?.message ?? ''}
          loadingText="Listing streams"
          placeholder="Choose a stream"
          empty="No streams here yet"
          onChange={({ detail }) => {
            if (detail.selectedOption.value !== undefined) onChange(detail.selectedOption.value);
          }}
        />
      </div>
      {chosen?.disabled === true ? (
        <StatusIndicator type="stopped">Not allowed</StatusIndicator>
      ) : failure !== undefined ? (
        <StatusIndicator type="error">
          {failure.kind === 'not-found' ? 'Not found' : 'No answer'}
        </StatusIndicator>
      ) : stream === undefined && streams.isError ? (
        <StatusIndicator type="error">Streams not listed</StatusIndicator>
      ) : view === undefined ? (
        (stream !== undefined || streams.isPending) && (
          <StatusIndicator type="loading">Looking</StatusIndicator>
        )
      ) : (
        <StreamStatus status={view.summary.status} />
      )}
      <Link
        className="stream-picker__link"
        href={stream === undefined ? '/streams' : `/streams/${encodeURIComponent(stream)}`}
      >
        {stream === undefined && !streams.isPending ? 'Create a stream' : 'Shards and settings'}
      </Link>
    </div>
  );
}
