import Button from '@cloudscape-design/components/button';
import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { errorMessage } from '../../../base/error-message.ts';
import { Card } from '../../components/card.tsx';
import { downloadFile } from '../../components/download.ts';
import { draft, type Draft } from '../../state/run/draft.ts';
import { notify } from '../../state/notices.ts';
import { readScenario } from '../../state/run/run.ts';
import { changedFields, fromScenario } from './scenario-to-draft.ts';
import { toScenario } from './draft-to-scenario.ts';

/** All of this as one file, for `shardlab run`, a colleague or the next lesson. */
export function ScenarioCard({ stream }: { readonly stream: string | undefined }) {
  const runName = useStore(draft, (state) => state.runName);
  const [problem, setProblem] = useState<string>();
  const file = useRef<HTMLInputElement>(null);

  function save(): void {
    const scenario = toScenario(draft.getState(), stream ?? 'practice');
    const name = (scenario.name ?? 'scenario').replaceAll(/[^\w.-]+/g, '-').toLowerCase();
    downloadFile(
      `${name}.scenario.json`,
      'application/json',
      `${JSON.stringify(scenario, null, 2)}\n`,
    );
  }

  async function load(picked: File | undefined): Promise<void> {
    if (picked === undefined) return;
    const answer = await read(picked);
    if (typeof answer === 'string') {
      setProblem(`${picked.name} is no scenario: ${answer}`);
      return;
    }
    const before = draft.getState();
    setProblem(undefined);
    draft.setState(answer.draft);
    const left = answer.changed.join(', ');
    notify({
      type: left === '' ? 'success' : 'warning',
      header: `The workbench is set to ${picked.name}`,
      text: `${left === '' ? '' : `Not taken over, because the workbench has no field for it: ${left}. On the command line it holds. `}Nothing was started. The stream stays the one that is chosen here.`,
      action: {
        label: 'Undo',
        run: () => {
          draft.setState(before);
        },
      },
    });
  }

  return (
    <Card title="Scenario">
      <div className="stack">
        <FormField
          label="Name of the run"
          description="Tells runs and producers apart. Empty: the template’s name."
          stretch
        >
          <Input
            value={runName}
            placeholder="as the template"
            onChange={({ detail }) => {
              draft.setState({ runName: detail.value.slice(0, 200) });
            }}
          />
        </FormField>
        <div className="row">
          <Button iconName="download" onClick={save}>
            Export
          </Button>
          <Button
            iconName="upload"
            onClick={() => {
              file.current?.click();
            }}
          >
            Import…
          </Button>
          <input
            ref={file}
            type="file"
            accept=".json,application/json"
            className="visually-hidden"
            tabIndex={-1}
            aria-label="Scenario file"
            onChange={({ target }) => {
              void load(target.files?.[0]);
              target.value = '';
            }}
          />
        </div>
        {problem !== undefined && (
          <p role="alert" className="scenario__problem">
            {problem}
          </p>
        )}
        <p className="secondary">
          Template, rate, keys and sending in one file. On the command line{' '}
          <code className="mono">npx shardlab run FILE</code> sends the same.
        </p>
      </div>
    </Card>
  );
}

interface Read {
  readonly draft: Draft;
  /** Fields of the scenario that the draft does not hold. */
  readonly changed: readonly string[];
}

/** @returns what is in a file, or what is wrong with it */
async function read(file: File): Promise<Read | string> {
  let json: unknown;
  try {
    json = JSON.parse(await file.text());
  } catch (thrown) {
    return `${errorMessage(thrown)}.`;
  }
  const scenario = await readScenario(json);
  if (scenario.ok) {
    const held = fromScenario(scenario.value);
    const again = await readScenario(toScenario(held, scenario.value.stream));
    return { draft: held, changed: again.ok ? changedFields(scenario.value, again.value) : [] };
  }
  return scenario.error
    .slice(0, 3)
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join(' ');
}
