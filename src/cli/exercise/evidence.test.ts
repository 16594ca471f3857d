import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeUtf8 } from '../../base/utf8.ts';
import { catalogue } from '../../exercises/catalogue/index.ts';
import { buildEvidence, evidenceFile } from '../../exercises/evidence/evidence.ts';
import { run as finishedRun, state } from '../../exercises/testing/recorded.ts';
import { personalise } from '../../exercises/values.ts';
import { UsageError, type Command, type Terminal } from '../command.ts';
import { command as evidence } from './evidence.ts';
import { command as exercise } from './exercise.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'evidence-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function ran(command: Command, ...args: string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const terminal: Terminal = {
    stdin: (async function* (): AsyncGenerator<Uint8Array> {})(),
    out: (text) => {
      out += typeof text === 'string' ? text : decodeUtf8(text);
      return Promise.resolve();
    },
    err: (text) => {
      err += text;
    },
    env: {},
    isTerminal: false,
    interrupted: new AbortController().signal,
    interruptedTwice: new AbortController().signal,
  };
  return { code: await command.run(args, terminal), out, err };
}

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const RUN = finishedRun({ stream: 'first' });

function handedIn(name: string): string {
  const [source] = catalogue();
  if (source === undefined) throw new Error('there is a first exercise');
  return evidenceFile(
    buildEvidence({
      name,
      source,
      exercise: personalise(source, name),
      state: state({ runs: [RUN] }),
      place: 'Practice',
      answers: {},
      tries: {},
      passed: [],
      now: Date.parse('2026-11-21T09:00:00Z'),
    }),
  );
}

describe('evidence verify', () => {
  it('guards a name that a spreadsheet would run', async () => {
    const path = await file('hyper.json', handedIn('=HYPERLINK("http://x","y")'));
    expect((await ran(evidence, 'verify', path)).out.split('\n')[1]).toBe(
      `${path},"'=HYPERLINK(""http://x"",""y"")",first-records,false,true`,
    );
  });

  it('prints CSV, quoted where it has to be, and exits with 0', async () => {
    const path = await file('ada.json', handedIn('Lovelace, "Ada"'));
    expect(await ran(evidence, 'verify', path)).toEqual({
      code: 0,
      out: `file,name,exercise,passed,digestOk\n${path},"Lovelace, ""Ada""",first-records,false,true\n`,
      err: '',
    });
  });

  it('exits with 1 when a byte was changed', async () => {
    const good = await file('good.json', handedIn('Ada'));
    const bad = await file('bad.json', handedIn('Ada').replace('"passed":false', '"passed":true'));
    const { code, out } = await ran(evidence, 'verify', good, bad);
    expect(code).toBe(1);
    expect(out).toContain(`${good},Ada,first-records,false,true\n`);
    expect(out).toContain(`${bad},Ada,first-records,true,false\n`);
  });

  it('exits with 2 when a file cannot be read, and still prints the others', async () => {
    const good = await file('good.json', handedIn('Ada'));
    const none = await file('none.json', 'no JSON');
    const missing = join(folder, 'missing.json');
    const { code, out, err } = await ran(evidence, 'verify', none, good, missing);
    expect(code).toBe(2);
    expect(out.trim().split('\n')).toHaveLength(2);
    expect(err).toContain(`${none}: not an evidence file`);
    expect(err).toContain(`${missing}: cannot be read`);
  });

  it('names runs that different students share', async () => {
    const ada = await file('a.json', handedIn('Ada'));
    const ben = await file('b.json', handedIn('Ben'));
    const { err } = await ran(evidence, 'verify', ada, ben);
    expect(err).toContain(`run ${RUN.id} is in the files of different students: ${ada}, ${ben}`);
  });

  it('wants files', async () => {
    await expect(ran(evidence, 'verify')).rejects.toThrow(UsageError);
    await expect(ran(evidence, 'prove', 'x')).rejects.toThrow(UsageError);
  });
});

describe('exercise check', () => {
  it('says nothing of a good file', async () => {
    const path = await file('good-exercise.json', JSON.stringify(catalogue()[4]));
    expect(await ran(exercise, 'check', path)).toEqual({ code: 0, out: '', err: '' });
  });

  it('says FILE:path: message for each mistake', async () => {
    const bad = { ...catalogue()[0], minutes: 'ten', steps: [] };
    const path = await file('bad-exercise.json', JSON.stringify(bad));
    const { code, out, err } = await ran(exercise, 'check', path);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(new RegExp(`^${path}:minutes: .+$`, 'm'));
    expect(err).toMatch(new RegExp(`^${path}:steps: .+$`, 'm'));
  });

  it('says so of what is no JSON, and of what is not there', async () => {
    const path = await file('broken.json', '{"version":1,');
    expect(await ran(exercise, 'check', path)).toMatchObject({ code: 2 });
    expect((await ran(exercise, 'check', path)).err).toContain(`${path}:$: not JSON`);
    expect(await ran(exercise, 'check', join(folder, 'gone.json'))).toMatchObject({ code: 2 });
  });
});
