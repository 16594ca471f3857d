import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPlace, parsePlace, type Place } from './place.ts';
import { choiceOf, positionOf } from '../start/start-choice.ts';

const shardId = fc.nat(9999).map((index) => `shardId-${String(index).padStart(12, '0')}`);
const sequence = fc.bigInt({ min: 0n, max: 1n << 186n }).map(String);

const places: fc.Arbitrary<Place> = fc.record({
  stream: fc.option(fc.stringMatching(/^[\w.-]{1,30}$/), { nil: undefined }),
  mode: fc.constantFrom('live', 'lanes', 'step'),
  shards: fc.oneof(
    fc.constant('all' as const),
    fc.uniqueArray(shardId, { minLength: 1, maxLength: 5 }),
  ),
  start: fc.option(
    fc.oneof(
      fc.constantFrom({ kind: 'TRIM_HORIZON' as const }, { kind: 'LATEST' as const }),
      fc.integer({ min: 1, max: 999 }).map((minutes) => ({ kind: 'LAST' as const, minutes })),
      fc.nat(4_000_000_000_000).map((at) => ({ kind: 'AT_TIMESTAMP' as const, at })),
      sequence.map((sequenceNumber) => ({ kind: 'AT_SEQUENCE_NUMBER' as const, sequenceNumber })),
      sequence.map((sequenceNumber) => ({
        kind: 'AFTER_SEQUENCE_NUMBER' as const,
        sequenceNumber,
      })),
    ),
    { nil: undefined },
  ),
  filters: fc.array(
    fc.string().filter((text) => text.trim() !== ''),
    { maxLength: 3 },
  ),
  record: fc.option(
    fc.record({ shardId, sequenceNumber: sequence, subSequenceNumber: fc.nat(1000) }),
    { nil: undefined },
  ),
});

describe('the address of the record browser', () => {
  it('says everything that is needed to come back', () => {
    fc.assert(
      fc.property(places, (place) => {
        expect(parsePlace(formatPlace(place))).toEqual(place);
      }),
    );
  });

  it('is one path segment and a query, so that the page is found', () => {
    const path = formatPlace({
      stream: 'a/b?c',
      mode: 'live',
      shards: 'all',
      start: undefined,
      filters: ['a/b', 'c ~ d'],
      record: undefined,
    });
    expect(path.split('?')[0]?.split('/')).toHaveLength(3);
    expect(parsePlace(path)).toMatchObject({ stream: 'a/b?c', filters: ['a/b', 'c ~ d'] });
  });

  it('reads nonsense as nothing chosen', () => {
    expect(parsePlace('/records/x%ZZ?from=yesterday&record=1&shards=,&view=3d')).toEqual({
      stream: 'x%ZZ',
      mode: 'live',
      shards: 'all',
      start: undefined,
      filters: [],
      record: undefined,
    });
  });
});

describe('where to start', () => {
  it.each([
    ['AT_TIMESTAMP', '2026-11-21T03:00:00Z', { kind: 'AT_TIMESTAMP', at: 1_795_230_000_000 }],
    ['AT_TIMESTAMP', '2026-11-21 03:00:00Z', { kind: 'AT_TIMESTAMP', at: 1_795_230_000_000 }],
    ['AT_SEQUENCE_NUMBER', ' 49 ', { kind: 'AT_SEQUENCE_NUMBER', sequenceNumber: '49' }],
    ['LAST:5', '', { kind: 'LAST', minutes: 5 }],
  ])('%s with "%s"', (option, text, expected) => {
    expect(choiceOf(option, text)).toEqual(expected);
  });

  it.each([
    ['AT_TIMESTAMP', 'soon'],
    ['AT_TIMESTAMP', '2026-99-99T00:00'],
    ['AT_SEQUENCE_NUMBER', '0x12'],
    ['AFTER_SEQUENCE_NUMBER', ''],
    ['LAST:0', ''],
  ])('says in words what is wrong with %s "%s"', (option, text) => {
    expect(typeof choiceOf(option, text)).toBe('string');
  });

  it('counts the last minutes from now', () => {
    expect(positionOf({ kind: 'LAST', minutes: 5 }, 1_000_000)).toEqual({
      type: 'AT_TIMESTAMP',
      timestamp: 700_000,
    });
  });
});
