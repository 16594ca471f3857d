import Button from '@cloudscape-design/components/button';
import Multiselect from '@cloudscape-design/components/multiselect';
import Select from '@cloudscape-design/components/select';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { isOpen, type Shard } from '../../../kinesis/shards/shard.ts';
import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import type { StreamSummary } from '../../state/streams/streams.ts';
import { formatCount } from '../../text/format.ts';
import { LineageMenu } from './lineage-menu.tsx';
import type { Mode, Place, ChangePlace } from './place.ts';
import { StartField } from '../start/start-field.tsx';

interface Props {
  readonly place: Place;
  readonly change: ChangePlace;
  readonly streams: UseQueryResult<readonly StreamSummary[], ServiceFailure>;
  readonly shards: readonly Shard[];
  /** As far as is known of the user's role. */
  readonly mayRead: boolean;
  readonly onRead: () => void;
}

const MODES: readonly { readonly id: Mode; readonly text: string }[] = [
  { id: 'live', text: 'Live' },
  { id: 'lanes', text: 'Side by side' },
  { id: 'step', text: 'Step by step' },
  { id: 'consumers', text: 'Consumers' },
];

/** Which stream, which of its shards, and from where. */
export function RecordsBar({ place, change, streams, shards, mayRead, onRead }: Props) {
  const { stream } = place;
  const options = (streams.data ?? []).map(({ name, openShards, notAllowed }) => ({
    value: name,
    label: name,
    disabled: notAllowed !== undefined,
    description:
      notAllowed === undefined
        ? `${formatCount(openShards)} open shard${openShards === 1 ? '' : 's'}`
        : `Not allowed: ${notAllowed}`,
  }));
  const shardOptions = shards.map((shard) => ({
    value: shard.shardId,
    label: shortShardName(shard.shardId),
    description: describeShard(shard),
  }));
  const chosen = place.shards === 'all' ? [] : place.shards;
  const choose = (ids: readonly string[]): void => {
    change({
      shards: ids.length === 0 || ids.length === shards.length ? 'all' : ids.toSorted(),
      start: place.start ?? { kind: 'TRIM_HORIZON' },
    });
  };
  return (
    <div className="records-bar">
      <h1 className="records-bar__title">Records</h1>
      <div className="records-bar__stream">
        <Select
          ariaLabel="Stream"
          placeholder="Choose a stream"
          options={options}
          selectedOption={stream === undefined ? null : { value: stream, label: stream }}
          statusType={streams.isPending ? 'loading' : streams.isError ? 'error' : 'finished'}
          loadingText="Listing streams"
          errorText={streams.error?.message ?? ''}
          empty="No streams here yet"
          filteringType={options.length > 8 ? 'auto' : 'none'}
          onChange={({ detail }) => {
            const name = detail.selectedOption.value;
            if (name !== undefined)
              change(
                { stream: name, shards: 'all', start: undefined, filters: [], record: undefined },
                'push',
              );
          }}
        />
      </div>
      {place.mode !== 'step' && place.mode !== 'consumers' && (
        <>
          <div className="records-bar__shards">
            <Multiselect
              ariaLabel="Shards"
              placeholder={chosen.length === 0 ? 'All shards' : chosenText(chosen)}
              hideTokens
              options={shardOptions}
              selectedOptions={shardOptions.filter(({ value }) => chosen.includes(value))}
              empty="No shards"
              filteringType={shardOptions.length > 8 ? 'auto' : 'none'}
              onChange={({ detail }) => {
                choose(
                  detail.selectedOptions
                    .map(({ value }) => value)
                    .filter((value) => value !== undefined),
                );
              }}
            />
          </div>
          <LineageMenu shards={shards} chosen={chosen} onChoose={choose} />
          <StartField place={place} change={change} />
          <Button
            iconName="refresh"
            variant="normal"
            disabled={stream === undefined || !mayRead}
            ariaLabel="Read again from there"
            onClick={onRead}
          >
            Read again
          </Button>
        </>
      )}
      <span className="records-bar__spacer" />
      <div className="records-modes" role="group" aria-label="How to read">
        {MODES.map(({ id, text }) => (
          <button
            key={id}
            type="button"
            className="records-modes__mode"
            aria-pressed={place.mode === id}
            onClick={() => {
              change({ mode: id });
            }}
          >
            {text}
          </button>
        ))}
      </div>
    </div>
  );
}

function chosenText(chosen: readonly string[]): string {
  return chosen.length <= 2
    ? `Shard ${chosen.map(shortShardName).join(', ')}`
    : `${chosen.length} shards`;
}

/** Open or closed, and where it came from. */
function describeShard(shard: Shard): string {
  const parents = [shard.parentShardId, shard.adjacentParentShardId]
    .filter((id) => id !== undefined)
    .map(shortShardName);
  const from = parents.length === 0 ? '' : `, from ${parents.join(' and ')}`;
  return `${isOpen(shard) ? 'open' : 'closed'}${from}`;
}
