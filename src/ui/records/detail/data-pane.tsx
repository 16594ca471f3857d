import { STEP_NAMES, type DecodeStep, type StepName } from '../../../reader/decode/steps.ts';
import type { ViewKind } from '../../../reader/decode/view.ts';
import type { DataInspection, DataOptions } from '../../../workers/reader/protocol.ts';
import { formatBytes, formatCount } from '../../text/format.ts';
import { Menu } from '../menu/menu.tsx';
import { DataContent } from './data-content.tsx';
import { Inside } from './inside.tsx';
import './data-pane.css';

interface Props {
  readonly inspection: DataInspection;
  readonly options: DataOptions;
  readonly onOptions: (options: DataOptions) => void;
}

const VIEW_LABEL: Readonly<Record<ViewKind, string>> = {
  json: 'JSON',
  ndjson: 'NDJSON',
  csv: 'CSV',
  text: 'Text',
  hex: 'Hex',
  base64: 'Base64',
};
const ALL_LENGTH = 1024 * 1024;

/** Data: the steps that decoded it, and what came out, one of several ways. */
export function DataPane({ inspection, options, onOptions }: Props) {
  const { view, views } = inspection;
  return (
    <section className="data-pane" aria-label="Data">
      <Steps inspection={inspection} options={options} onOptions={onOptions} />
      <Inside inspection={inspection} />
      <div className="data-pane__views" role="group" aria-label="Show data as">
        {views.map((kind) => (
          <button
            key={kind}
            type="button"
            className="data-pane__view"
            aria-pressed={view.kind === kind}
            onClick={() => {
              onOptions({ ...options, view: kind });
            }}
          >
            {VIEW_LABEL[kind]}
          </button>
        ))}
      </div>
      <DataContent view={view} />
      {view.truncated && (
        <p className="data-pane__more">
          Only the beginning is shown.
          {(options.length ?? 0) < ALL_LENGTH && (
            <button
              type="button"
              className="data-pane__view"
              onClick={() => {
                onOptions({ ...options, length: ALL_LENGTH });
              }}
            >
              Show up to 1 MiB
            </button>
          )}
        </p>
      )}
    </section>
  );
}

/** stored → base64 → gzip → JSON: what was undone, and how it can be done otherwise. */
function Steps({ inspection, options, onOptions }: Props) {
  const { steps, format, dataBytes, truncated, jsonCount, partCount, logs, logEventCount } =
    inspection;
  return (
    <div className="data-pane__head">
      <ol className="data-steps" aria-label="Decoding steps">
        <li>
          <b>stored</b> {formatBytes(dataBytes)}
        </li>
        {steps.map((step, i) => (
          <li
            key={`${i}-${step.name}`}
            className={
              step.problem === undefined && step.damage === undefined
                ? undefined
                : 'data-steps__bad'
            }
            title={step.problem ?? step.damage}
          >
            <b>{STEP_LABEL[step.name]}</b> {stepText(step)}
          </li>
        ))}
        {jsonCount > 0 && (
          <li>
            <b>{formatCount(jsonCount)} JSON objects</b>
          </li>
        )}
        {partCount > 0 && (
          <li>
            <b>{formatCount(partCount)} records</b>
          </li>
        )}
        {logs !== undefined && (
          <li>
            <b>CloudWatch Logs</b> {logs.logGroup}, {formatCount(logEventCount)} events
          </li>
        )}
        <li>
          <b>{format === 'bytes' ? 'bytes' : VIEW_LABEL[format]}</b>
          {truncated ? ' (cut)' : ''}
        </li>
      </ol>
      <Menu label="Decode">
        <fieldset>
          <legend>Undo</legend>
          <label>
            <input
              type="radio"
              name="decode-plan"
              checked={options.plan === undefined}
              onChange={() => {
                const { plan: _plan, ...rest } = options;
                onOptions(rest);
              }}
            />
            automatically
          </label>
          {PLANS.map(({ label, plan }) => (
            <label key={label}>
              <input
                type="radio"
                name="decode-plan"
                checked={options.plan !== undefined && options.plan.join() === plan.join()}
                onChange={() => {
                  onOptions({ ...options, plan });
                }}
              />
              {label}
            </label>
          ))}
        </fieldset>
      </Menu>
    </div>
  );
}

const STEP_LABEL: Readonly<Record<StepName, string>> = {
  base64: 'base64',
  gzip: 'gzip',
  zlib: 'zlib',
  deflate: 'deflate',
  zstd: 'zstd',
  'kpl-aggregate': 'KPL aggregate',
  'glue-schema': 'Glue Schema Registry header',
  'confluent-schema': 'Confluent schema header',
  'byte-order-mark': 'byte order mark',
  'utf-16': 'UTF-16',
  'nul-padding': 'NUL padding',
  'padding-before': 'padding before',
};

/** How large the data was after the step, and what else is to be said of it. */
function stepText({ outputBytes, truncated, problem, damage, notes }: DecodeStep): string {
  if (problem !== undefined) return `✕ ${problem}`;
  return [
    formatBytes(outputBytes ?? 0),
    ...(truncated ? ['cut at 16 MiB'] : []),
    ...(notes ?? []),
    ...(damage === undefined ? [] : [`damaged: ${damage}`]),
  ].join(', ');
}

const PLANS: readonly { readonly label: string; readonly plan: readonly StepName[] }[] = [
  { label: 'nothing: as stored', plan: [] },
  ...STEP_NAMES.map((name) => ({ label: STEP_LABEL[name], plan: [name] })),
  { label: 'base64, then gzip', plan: ['base64', 'gzip'] },
];
