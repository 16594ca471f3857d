import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { UsageError } from '../command.ts';
import { runOptions } from './options.ts';
import { screen } from '../testing/screen.ts';

let folder: string;
let template: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-options-'));
  template = await file('template.txt', 'x');
});

afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function file(name: string, text: string): Promise<string> {
  await writeFile(join(folder, name), text);
  return join(folder, name);
}

async function profileOf(name: string, json: unknown, utcOffsetMinutes: number) {
  const profile = await file(name, JSON.stringify(json));
  const args = ['--stream', 's', '--template', template, '--profile', profile];
  const options = await runOptions(args, { ...screen().terminal, utcOffsetMinutes });
  return options.scenario.profile;
}

it('takes the hours of a grid of the KDG by the clock of the machine', async () => {
  const saved = { '3-14-mu': '500' };
  const lists = Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => ({ mu: 1 })));
  expect(await profileOf('kdg.json', saved, 540)).toMatchObject({ utcOffsetMinutes: 540 });
  expect(await profileOf('kdg.json', saved, -210)).toMatchObject({ utcOffsetMinutes: -210 });
  expect(await profileOf('lists.json', lists, 60)).toMatchObject({ utcOffsetMinutes: 60 });
});

it('takes language and line breaks from flags, over those of a scenario file', async () => {
  const scenario = await file(
    'scenario.json',
    JSON.stringify({
      version: 1,
      stream: 'arn:aws:kinesis:eu-west-1:123456789012:stream/s',
      template: { text: 'x', locale: 'fr' },
      profile: { type: 'constant', rate: 1 },
    }),
  );
  const { terminal } = screen();
  const kept = await runOptions([scenario], terminal);
  expect(kept.scenario.template).toMatchObject({ locale: 'fr', multiline: false });
  const given = await runOptions([scenario, '--locale', 'de', '--multiline'], terminal);
  expect(given.scenario.template).toMatchObject({ text: 'x', locale: 'de', multiline: true });
  const wrong = runOptions([scenario, '--locale', 'xx'], terminal);
  await expect(wrong).rejects.toThrow(/^--locale: /);
});

it('takes a StreamARN, whose region no other flag may contradict', async () => {
  const arn = 'arn:aws:kinesis:eu-west-1:123456789012:stream/s';
  const args = ['--template', template, '--rate', '1', '--stream'];
  const { terminal } = screen();
  const { scenario, stream } = await runOptions([...args, arn], terminal);
  expect(scenario.stream).toBe('s');
  expect(stream).toEqual({ name: 's', ref: arn, region: 'eu-west-1' });
  const same = await runOptions([...args, arn, '--region', 'eu-west-1'], terminal);
  expect(same.stream).toEqual(stream);
  for (const wrong of [
    [arn, '--region', 'us-east-1'],
    [`${arn}/consumer/c:1`],
    ['arn:aws:firehose:eu-west-1:123456789012:deliverystream/s'],
  ])
    await expect(runOptions([...args, ...wrong], terminal)).rejects.toThrow(UsageError);
});

it('takes a week of its own as it stands, the same on every machine', async () => {
  const days = Array.from({ length: 7 }, () =>
    Array.from({ length: 24 }, () => ({ mean: 1, deviation: 0 })),
  );
  const grid = { type: 'grid', days };
  expect(await profileOf('own.json', grid, 540)).toMatchObject({ utcOffsetMinutes: 0 });
  const there = { ...grid, utcOffsetMinutes: 60 };
  expect(await profileOf('own.json', there, 540)).toMatchObject({ utcOffsetMinutes: 60 });
});
