import type { ComputationOptions, ComputationSpec } from '../../../reader/compute/computation.ts';
import type { IdRule } from '../../../reader/compute/record-id.ts';
import { parseJsonPath, type JsonPath } from '../../../reader/decode/json/json-path.ts';
import type { Checkpoints } from '../../../reader/named-consumer.ts';
import type { ConsumerStart } from '../../../workers/reader/consumers/protocol.ts';
import { positionOf } from '../start/start-choice.ts';
import { consumerNameProblem } from '../fan-out/fan-out-cost.ts';
import type { ConsumerSettings, SavedConsumer } from './saved-consumers.ts';

export const NEW_CONSUMER: Omit<ConsumerSettings, 'name'> = {
  delivery: 'polling',
  start: { kind: 'TRIM_HORIZON' },
  shards: 'all',
  intervalMs: 1000,
  limit: 10_000,
  workMs: 0,
  compute: 'key',
  path: '',
  windowSeconds: 10,
  ignoreSeen: false,
  idBy: 'stamp',
  idPath: '',
  checkpoint: 'hand',
  checkpointEvery: 100,
  alarmSeconds: 30,
};

/** From its checkpoint on with what it counted, or from its start with nothing counted. */
export type StartFrom = 'checkpoint' | 'start';

/** What the worker is told. @param now epoch ms */
export function consumerStart(saved: SavedConsumer, from: StartFrom, now: number): ConsumerStart {
  const { id, stream, settings } = saved;
  const { delivery, shards, start, intervalMs, limit, alarmSeconds, workMs } = settings;
  const goesOn = from === 'checkpoint' && hasCheckpoint(saved);
  return {
    id,
    stream,
    name: settings.name,
    delivery,
    reading: {
      shards,
      from: positionOf(start, now),
      intervalMs,
      limit,
      // Parsed by a schema that knows no exact optional members.
      ...(goesOn && { checkpoints: saved.checkpoints as Checkpoints }),
    },
    alarmAgeMs: alarmSeconds * 1000,
    workMs,
    autoCheckpoint: autoCheckpoint(settings),
    computation: computationOf(settings),
    keepsCounts: goesOn,
  };
}

export function hasCheckpoint({ checkpoints }: Pick<SavedConsumer, 'checkpoints'>): boolean {
  return Object.keys(checkpoints).length > 0;
}

function autoCheckpoint({ checkpoint, checkpointEvery }: ConsumerSettings) {
  if (checkpoint === 'records') return { records: checkpointEvery };
  if (checkpoint === 'seconds') return { everyMs: checkpointEvery * 1000 };
  return {};
}

function computationOf(settings: ConsumerSettings): ComputationOptions {
  return {
    spec: specOf(settings),
    ...(settings.ignoreSeen && { ignoreSeenIds: idRule(settings) }),
  };
}

function specOf({ compute, path, windowSeconds }: ConsumerSettings): ComputationSpec {
  const at = pathOf(path);
  switch (compute) {
    case 'key':
      return { kind: 'count', by: 'partition-key' };
    case 'value':
      return { kind: 'count', by: at ?? [] };
    case 'words':
      return { kind: 'words', ...(at !== undefined && { at }) };
    case 'window':
      return { kind: 'window', seconds: windowSeconds, ...(at !== undefined && { sum: at }) };
  }
}

function idRule({ idBy, idPath }: ConsumerSettings): IdRule {
  return idBy === 'path' ? { kind: 'path', path: pathOf(idPath) ?? [] } : { kind: idBy };
}

/** `undefined`: none was given. */
function pathOf(text: string): JsonPath | undefined {
  if (text.trim() === '') return undefined;
  const parsed = parseJsonPath(text);
  return parsed.ok ? parsed.value : undefined;
}

export type SettingsProblems = Partial<Record<keyof ConsumerSettings, string>>;

/** What is wrong with settings, by field, in words. @param taken names of others on the stream */
export function settingsProblems(
  settings: ConsumerSettings,
  taken: readonly string[],
): SettingsProblems {
  const { name, path, idPath, compute, ignoreSeen, idBy } = settings;
  const problems: SettingsProblems = {};
  const badName = consumerNameProblem(name);
  if (badName !== undefined) problems.name = badName;
  else if (taken.includes(name)) problems.name = 'There is a consumer of that name on this stream.';
  if (compute !== 'key') {
    const parsed = parseJsonPath(path);
    if (!parsed.ok) problems.path = parsed.error;
    else if (compute === 'value' && path.trim() === '')
      problems.path = 'Write where the value is, such as device.city.';
  }
  if (ignoreSeen && idBy === 'path') {
    const parsed = parseJsonPath(idPath);
    if (!parsed.ok) problems.idPath = parsed.error;
    else if (idPath.trim() === '') problems.idPath = 'Write where the id is, such as id.';
  }
  const inside = (field: NumberField, least: number, most: number): void => {
    const value = settings[field];
    if (!Number.isFinite(value) || value < least || value > most)
      problems[field] = `Use ${least} to ${most.toLocaleString('en-US')}.`;
  };
  inside('limit', 1, 10_000);
  inside('workMs', 0, 60_000);
  inside('alarmSeconds', 1, 604_800);
  if (compute === 'window') inside('windowSeconds', 1, 3600);
  if (settings.checkpoint !== 'hand') inside('checkpointEvery', 1, 1_000_000);
  return problems;
}

export type NumberField = 'limit' | 'workMs' | 'alarmSeconds' | 'windowSeconds' | 'checkpointEvery';
