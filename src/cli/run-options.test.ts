import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runOptions } from './run-options.ts';
import { screen } from './testing/screen.ts';

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

it('takes a week of its own as it stands, the same on every machine', async () => {
  const days = Array.from({ length: 7 }, () =>
    Array.from({ length: 24 }, () => ({ mean: 1, deviation: 0 })),
  );
  const grid = { type: 'grid', days };
  expect(await profileOf('own.json', grid, 540)).toMatchObject({ utcOffsetMinutes: 0 });
  const there = { ...grid, utcOffsetMinutes: 60 };
  expect(await profileOf('own.json', there, 540)).toMatchObject({ utcOffsetMinutes: 60 });
});
