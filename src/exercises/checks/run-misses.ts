import type { RunResult } from '../../load/result.ts';
import type { RunTest } from '../file/check-schema.ts';
import { figureOf, figurePhrase, type FigureName } from './run-figures.ts';
import {
  boundsWords,
  butNeeds,
  isWanted,
  memberAt,
  shown,
  wantedWords,
  within,
} from './outcome.ts';
import type { Bounds } from '../file/schema-parts.ts';
import { choiceName, settingName } from './setting-words.ts';

/** What keeps a run from passing a test. */
interface Miss {
  /** Whether the words go on after `its`, or after `it`. */
  readonly of: boolean;
  readonly words: string;
}

/** Whether a run passes a test. */
export function runFits(result: RunResult, test: RunTest): boolean {
  return runMisses(result, test).length === 0;
}

/** "Your last run had 100 accepted records; this step needs exactly 99. Its seed is …" */
export function runMissWords(result: RunResult, test: RunTest): string {
  return runMisses(result, test)
    .map(({ of, words }, i) => {
      if (i === 0) return `Your last run${of ? '’s' : ''} ${words}.`;
      return `${of ? 'Its' : 'It'} ${words}.`;
    })
    .join(' ');
}

function runMisses(result: RunResult, test: RunTest): Miss[] {
  const misses: Miss[] = [];
  if (test.stream !== undefined && result.scenario.stream !== test.stream)
    misses.push({ of: false, words: butNeeds(`wrote to ${result.scenario.stream}`, test.stream) });
  for (const [path, wanted] of Object.entries(test.settings)) {
    const value = memberAt(result.scenario, path);
    if (isWanted(value, wanted)) continue;
    const had = `${settingName(path)} is ${choiceName(path, settingText(value))}`;
    misses.push({ of: true, words: butNeeds(had, choiceName(path, wantedWords(wanted))) });
  }
  for (const [name, bounds] of Object.entries(test.figures) as [FigureName, Bounds][]) {
    const value = figureOf(result, name);
    if (!within(value, bounds))
      misses.push({ of: false, words: butNeeds(figurePhrase(name, value), boundsWords(bounds)) });
  }
  return misses;
}

function settingText(value: unknown): string {
  if (typeof value === 'number') return shown(value);
  if (typeof value === 'string') return value;
  return value === undefined ? 'empty' : JSON.stringify(value);
}
