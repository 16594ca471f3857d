import type { Scenario } from '../../../load/scenario.ts';
import { PLAIN_FORMAT } from '../../state/templates/template-format.ts';
import type { Draft } from '../../state/run/draft.ts';
import { formatStages } from './stages.ts';
import { formatWeek } from './week.ts';
import { own } from '../../../base/own.ts';

const KIB = 1024;

/**
 * A scenario as the workbench's fields hold it: the way back from `toScenario`.
 * What has no field (the request timeout, for one) takes its default again; `changedFields` names it.
 */
export function fromScenario(scenario: Scenario): Draft {
  const { template, total, durationMs } = scenario;
  return {
    version: 1,
    template: template.text,
    templateName: scenario.name ?? '',
    runName: '',
    oneLine: !template.multiline,
    ...PLAIN_FORMAT,
    delimiter: template.delimiter,
    output: template.output,
    locale: template.locale,
    lists: listsOf(template.lists),
    keys: keysOf(scenario.keys),
    profile: profileOf(scenario.profile),
    end: {
      kind: total !== undefined ? 'total' : durationMs !== undefined ? 'duration' : 'hand',
      total: String(total ?? 10_000),
      duration: String((durationMs ?? 60_000) / 1000),
    },
    sending: sendingOf(scenario),
  };
}

/** Lists given as rows become the CSV that they are. */
function listsOf(lists: Scenario['template']['lists']): Draft['lists'] {
  return Object.fromEntries(
    Object.entries(lists).map(([name, list]) => {
      if (!('columns' in list)) return [name, list];
      const csv = [list.columns, ...list.rows].map((row) => row.map(quoted).join(',')).join('\n');
      return [name, { csv }];
    }),
  );
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function keysOf({ type, ...fields }: Scenario['keys']): Draft['keys'] {
  const values = Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value)
        ? value.map(({ key, weight }) => `${key}=${weight}`).join(', ')
        : String(value),
    ]),
  );
  return { strategy: type, values };
}

const TIMES = new Set(['durationMs', 'stepMs', 'atMs', 'lengthMs', 'periodMs', 'onMs', 'offMs']);
const PLAIN = new Set(['mode', 'speed']);

function profileOf(profile: Scenario['profile']): Draft['profile'] {
  const scale = profile.unit === 'bytes' ? KIB : 1;
  const values: Record<string, string> = { ...(scale === KIB && { unit: 'bytes' }) };
  if (profile.type === 'stages') values['stages'] = formatStages(profile.stages, scale);
  else if (profile.type === 'grid') {
    const { days, mode, speed } = profile;
    values['days'] = formatWeek(
      days.map((day) =>
        day.map(({ mean, deviation }) => ({ mean: mean / scale, deviation: deviation / scale })),
      ),
    );
    values['mode'] = mode;
    values['speed'] = String(speed);
  } else
    for (const [name, value] of Object.entries(profile)) {
      if (typeof value !== 'number') continue;
      const divisor = TIMES.has(name) ? 1000 : PLAIN.has(name) ? 1 : scale;
      values[name] = String(value / divisor);
    }
  return { type: profile.type, values };
}

function sendingOf(scenario: Scenario): Draft['sending'] {
  const { retry, inFlight, lingerMs, maxBatchRecords, maxBatchBytes } = scenario;
  const { limiter, aggregate, gzip, ordered, streamBodies, stamp, seed } = scenario;
  return {
    retry: retry.type,
    ttl: String((retry.type === 'none' ? 30_000 : retry.ttlMs) / 1000),
    inFlight: String(inFlight),
    linger: String(lingerMs),
    batchRecords: String(maxBatchRecords),
    batchKiB: String(maxBatchBytes / KIB),
    limiter,
    aggregate,
    gzip,
    ordered,
    streamBodies,
    stamp,
    seed: seed === undefined ? '' : String(seed),
  };
}

/**
 * Names of the fields in which two scenarios differ, `retry.capMs` for one: what the workbench has
 * no field for, when a scenario went through its fields.
 */
export function changedFields(before: Scenario, after: Scenario): string[] {
  return differences(before, after, '').filter((path) => path !== 'stream' && path !== 'name');
}

function differences(before: unknown, after: unknown, path: string): string[] {
  if (!isObject(before) || !isObject(after)) {
    // A number and its digits are the same seed.
    const isSame = path === 'seed' ? String(before) === String(after) : equal(before, after);
    return isSame ? [] : [path];
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) =>
    differences(own(before, name), own(after, name), path === '' ? name : `${path}.${name}`),
  );
}

function equal(before: unknown, after: unknown): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
