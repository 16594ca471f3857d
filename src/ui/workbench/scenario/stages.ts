import { own } from '../../../base/own.ts';
import { fieldNumber } from '../../text/format.ts';

/** A stage as it goes into the scenario; what is no number stays text, for the check to refuse. */
export interface StageInput {
  readonly rate: number | string;
  readonly durationMs: number | string;
  readonly shape: 'step' | 'ramp';
}

const UNITS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1000,
  sec: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
};

/**
 * Stages, one a line: `500 for 20s` holds a rate, `to 3000 in 30s` goes there along a line.
 * @param scale what a rate is multiplied by: 1, or 1024 for KiB/s
 */
export function parseStages(text: string, scale = 1): StageInput[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => stageOf(line, scale));
}

function stageOf(line: string, scale: number): StageInput {
  const word = /\s(?:for|in)\s/i.exec(line);
  if (word === null) return { rate: line, durationMs: 1000, shape: 'step' };
  const before = line.slice(0, word.index).trimEnd();
  const timeText = line.slice(word.index + word[0].length).trimStart();
  const ramp = /^to\s+/i.exec(before)?.[0];
  const rate = fieldNumber(before.slice(ramp?.length ?? 0));
  return {
    rate: typeof rate === 'number' ? rate * scale : rate,
    durationMs: lengthOf(timeText),
    shape: ramp === undefined ? 'step' : 'ramp',
  };
}

function lengthOf(text: string): number | string {
  const match = /^([\d.,_ ]*\d)\s*([a-z]*)$/i.exec(text.trim());
  const value = fieldNumber(match?.[1] ?? text);
  const unit = own(UNITS, (match?.[2] ?? '').toLowerCase() || 's');
  return typeof value === 'number' && unit !== undefined ? value * unit : text;
}

/** The stages of a scenario as lines of text. */
export function formatStages(
  stages: readonly { rate: number; durationMs: number; shape?: 'step' | 'ramp' | undefined }[],
  scale = 1,
): string {
  return stages
    .map(({ rate, durationMs, shape }) =>
      shape === 'ramp'
        ? `to ${rate / scale} in ${durationMs / 1000}s`
        : `${rate / scale} for ${durationMs / 1000}s`,
    )
    .join('\n');
}
