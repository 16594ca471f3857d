import { shardIdOf, shardIndexOf } from '../../../kinesis/shards/shard-id.ts';
import type { RecordAddress } from '../../../workers/reader/protocol.ts';
import { choiceOf, type StartChoice } from '../start/start-choice.ts';
import { useCallback, useMemo } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';

export type Mode = 'live' | 'lanes' | 'step' | 'consumers';

/** What the record browser looks at. All of it stands in the address, so that it can be shared. */
export interface Place {
  readonly stream: string | undefined;
  readonly mode: Mode;
  readonly shards: 'all' | readonly string[];
  /** `undefined`: go on with what is being read already. */
  readonly start: StartChoice | undefined;
  /** Free text or `path op value`, as typed; all must match. */
  readonly filters: readonly string[];
  readonly record: RecordAddress | undefined;
}

const MODES: readonly Mode[] = ['live', 'lanes', 'step', 'consumers'];

/** @param path the hash route, `/records/name?from=…` */
export function parsePlace(path: string): Place {
  const [route = '', query = ''] = path.split('?');
  const parameters = new URLSearchParams(query);
  const name = /^\/records\/([^/]+)/.exec(route)?.[1];
  return {
    stream: name === undefined ? undefined : decodeName(name),
    mode: MODES.find((mode) => mode === parameters.get('view')) ?? 'live',
    shards: parseShards(parameters.get('shards')),
    start: parseStart(parameters.get('from')),
    filters: parameters.getAll('q').filter((text) => text.trim() !== ''),
    record: parseRecord(parameters.get('record')),
  };
}

/** A link that was cut in two is shown as it is rather than not at all. */
function decodeName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

export function formatPlace(place: Place): string {
  const parameters = new URLSearchParams();
  if (place.mode !== 'live') parameters.set('view', place.mode);
  if (place.shards !== 'all') parameters.set('shards', place.shards.map(shortForm).join(','));
  if (place.start !== undefined) parameters.set('from', formatStart(place.start));
  for (const text of place.filters) parameters.append('q', text);
  if (place.record !== undefined) parameters.set('record', formatRecord(place.record));
  const query = parameters.toString();
  const route = place.stream === undefined ? '' : `/${encodeURIComponent(place.stream)}`;
  return `/records${route}${query === '' ? '' : `?${query}`}`;
}

function shortForm(shardId: string): string {
  const index = shardIndexOf(shardId);
  return index < 0 ? shardId : String(index);
}

function longForm(text: string): string {
  return /^\d{1,12}$/.test(text) ? shardIdOf(Number(text)) : text;
}

function parseShards(text: string | null): Place['shards'] {
  const ids = (text ?? '').split(',').filter((part) => part !== '');
  return ids.length === 0 ? 'all' : ids.map(longForm);
}

function formatStart(start: StartChoice): string {
  switch (start.kind) {
    case 'LAST':
      return `last-${start.minutes}m`;
    case 'AT_TIMESTAMP':
      return new Date(start.at).toISOString();
    case 'AT_SEQUENCE_NUMBER':
      return `at-${start.sequenceNumber}`;
    case 'AFTER_SEQUENCE_NUMBER':
      return `after-${start.sequenceNumber}`;
    case 'TRIM_HORIZON':
    case 'LATEST':
      return start.kind;
  }
}

function parseStart(text: string | null): StartChoice | undefined {
  if (text === null) return undefined;
  const last = /^last-(\d{1,4})m$/.exec(text);
  const at = /^(at|after)-(\d+)$/.exec(text);
  const choice =
    last !== null
      ? choiceOf(`LAST:${last[1] ?? ''}`, '')
      : at !== null
        ? choiceOf(at[1] === 'at' ? 'AT_SEQUENCE_NUMBER' : 'AFTER_SEQUENCE_NUMBER', at[2] ?? '')
        : text === 'TRIM_HORIZON' || text === 'LATEST'
          ? choiceOf(text, '')
          : choiceOf('AT_TIMESTAMP', text);
  return typeof choice === 'string' ? undefined : choice;
}

function formatRecord(record: RecordAddress): string {
  const sub = record.subSequenceNumber === undefined ? '' : `.${record.subSequenceNumber}`;
  return `${shortForm(record.shardId)}:${record.sequenceNumber}${sub}`;
}

function parseRecord(text: string | null): RecordAddress | undefined {
  const match = /^([^:]+):(\d+)(?:\.(\d+))?$/.exec(text ?? '');
  if (match === null) return undefined;
  const [, shard = '', sequenceNumber = '', sub] = match;
  return {
    shardId: longForm(shard),
    sequenceNumber,
    ...(sub !== undefined && { subSequenceNumber: Number(sub) }),
  };
}

export type ChangePlace = (change: Partial<Place>, history?: 'replace' | 'push') => void;

/** What the address says, and how to change it. The address is the only place where it is kept. */
export function usePlace(): [Place, ChangePlace] {
  const [current] = useHashLocation();
  const place = useMemo(() => parsePlace(current), [current]);
  const change = useCallback<ChangePlace>((part, how = 'replace') => {
    const path = location.hash.replace(/^#/, '');
    // What a slow answer says of this page must not call back somebody who has left it.
    if (!/^\/records(?:[/?]|$)/.test(path)) return;
    const now = parsePlace(path);
    const url = `#${formatPlace({ ...now, ...part })}`;
    if (url === location.hash) return;
    // The router's own navigate moves what follows "?" in front of the hash.
    if (how === 'push') history.pushState(null, '', url);
    else history.replaceState(null, '', url);
    dispatchEvent(new HashChangeEvent('hashchange'));
  }, []);
  return [place, change];
}
