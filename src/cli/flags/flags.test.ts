import { describe, expect, test } from 'vitest';
import {
  choiceFlag,
  durationFlag,
  durationMs,
  expectPositionals,
  integerFlag,
  numberFlag,
  parseFlags,
} from './flags.ts';
import { UsageError } from '../command.ts';

const SPECS = {
  port: { type: 'string' },
  stream: { type: 'string', multiple: true },
  verbose: { type: 'boolean' },
} as const;

describe('parseFlags', () => {
  test('takes both spellings, repeats and positionals', () => {
    const { flags, positionals } = parseFlags(
      ['a', '--port=1', '--stream', 'x:1', '-', '--stream', 'y:2', '--verbose', '--', '--port'],
      SPECS,
    );
    expect(flags.port).toBe('1');
    expect(flags.stream).toEqual(['x:1', 'y:2']);
    expect(flags.verbose).toBe(true);
    expect(positionals).toEqual(['a', '-', '--port']);
  });

  test('absent flags are undefined, absent repeated flags an empty list', () => {
    const { flags } = parseFlags([], SPECS);
    expect(flags.port).toBeUndefined();
    expect(flags.stream).toEqual([]);
  });

  test('a value may begin with a dash', () => {
    expect(parseFlags(['--port', '-5'], SPECS).flags.port).toBe('-5');
  });

  test.each([[['--nope']], [['--port']], [['--port', '--verbose']], [['--verbose=1']], [['-x']]])(
    'refuses %j',
    (args) => {
      expect(() => parseFlags(args, SPECS)).toThrow(UsageError);
    },
  );

  test('counts positionals', () => {
    expect(() => expectPositionals([], 1, 1, 'FILE')).toThrow('missing FILE');
    expect(() => expectPositionals(['a', 'b'], 0, 1, 'FILE')).toThrow('unexpected "b"');
    expect(() => expectPositionals(['a'], 1, 1, 'FILE')).not.toThrow();
  });
});

describe('values', () => {
  test.each([
    ['500ms', 500],
    ['12s', 12_000],
    ['10m', 600_000],
    ['2h', 7_200_000],
    ['3', 3000],
    ['0.5', 500],
    ['1.5m', 90_000],
    ['', undefined],
    ['-1', undefined],
    ['1d', undefined],
    ['1 s', undefined],
    ['abc', undefined],
  ])('duration %j is %s ms', (text, ms) => {
    expect(durationMs(text)).toBe(ms);
  });

  test('say which flag and what would do', () => {
    expect(() => durationFlag('linger', 'x')).toThrow('--linger: "x" is not a duration');
    expect(() => integerFlag('port', '70000', 0, 65535)).toThrow(
      '--port: "70000" is not a whole number from 0 to 65535',
    );
    expect(() => integerFlag('records', '0')).toThrow('of 1 or more');
    expect(() => integerFlag('records', '1.5')).toThrow(UsageError);
    expect(() => integerFlag('records', '')).toThrow(UsageError);
    expect(integerFlag('records', '12')).toBe(12);
    expect(numberFlag('rate', '0.5')).toBe(0.5);
    expect(() => numberFlag('rate', 'Infinity')).toThrow('--rate');
    expect(choiceFlag('limiter', 'kpl', ['off', 'kpl', 'strict'])).toBe('kpl');
    expect(() => choiceFlag('limiter', 'x', ['off', 'kpl'])).toThrow('none of off, kpl');
  });
});
