import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INHERITED_NAMES } from '../base/testing/inherited-names.ts';
import { compareDecimals } from './decode/decimal.ts';
import { compileFilter, parseFilter, tracedKey, type Filterable } from './filter.ts';

const RECORD = {
  shardId: 'shardId-000000000003',
  arrival: Date.UTC(2026, 10, 21),
  partitionKey: 'device-7',
  sequenceNumber: '49590338271490256608559692538361571095921575989136588898',
  data: new TextEncoder().encode(
    '{"id":12345678901234567890,"temp":21.50,"tags":["a","b"],"name":"Blue <b>","ok":true,"s":{"t":"x=1"}}',
  ),
};

function matches(filter: string, record: Filterable = RECORD): boolean {
  const parsed = parseFilter(filter);
  expect(parsed.ok).toBe(true);
  return parsed.ok && compileFilter(parsed.value)(record);
}

describe('filters', () => {
  it.each([
    'blue',
    '"temp":21',
    'DEVICE-7',
    '<b>',
    'x=1',
    'name ~ blue',
    'temp = 21.5',
    'temp > 21.49999999999999999',
    'temp>21',
    'temp<22',
    'id = 12345678901234567890',
    'id != 12345678901234567891',
    'tags[1] = b',
    'name = "Blue <b>"',
    'ok = true',
    's.t = x=1',
    'missing != 1',
    '@key = device-7',
    '@shard ~ 0003',
    '@size > 50',
    '@arrival > 2026-11-20',
    '@sequence > 49590338271490256608559692538361571095921575989136588897',
    's ~ "t"',
    '0x7b226964',
  ])('%j matches', (filter) => expect(matches(filter)).toBe(true));

  it.each([
    'green',
    'temp = 21',
    'temp < 21.5',
    'id = 12345678901234567891',
    'tags[2] = b',
    'missing = 1',
    'missing > 1',
    'name = blue',
    '@key = device',
    'temp>22',
  ])('%j does not match', (filter) => expect(matches(filter)).toBe(false));

  it('looks into what is packed, and into each line', () => {
    const packed = { ...RECORD, data: new Uint8Array(gzipSync('{"a":1}\n{"a":5}\n')) };
    expect(matches('a = 5', packed)).toBe(true);
    expect(matches('a > 5', packed)).toBe(false);
    const text = { ...RECORD, data: new TextEncoder().encode('plain text') };
    expect(matches('a != 5', text)).toBe(false);
    expect(matches('plain', text)).toBe(true);
  });

  it('tells keys apart that are the same number, and knows which filter traces one', () => {
    const seven = { ...RECORD, partitionKey: '7' };
    expect(matches('@key = 7', seven)).toBe(true);
    expect(matches('@key = "07"', seven)).toBe(false);
    expect(matches('@key = 7.0', seven)).toBe(false);
    expect(matches('@key != 07', seven)).toBe(true);
    expect(matches('@key = 7', { ...RECORD, partitionKey: undefined })).toBe(false);
    const traced = (text: string): string | undefined => {
      const parsed = parseFilter(text);
      return parsed.ok ? tracedKey(parsed.value) : undefined;
    };
    expect(traced('@key = "a = "b""')).toBe('a = "b"');
    expect(traced('@key=7')).toBeUndefined();
    expect(traced('@key ~ 7')).toBeUndefined();
    expect(traced('key = 7')).toBeUndefined();
  });

  it('takes quotes around free text, and says when there is none', () => {
    expect(parseFilter('"a = b"')).toEqual({ ok: true, value: { kind: 'text', text: 'a = b' } });
    expect(parseFilter('a b = c').ok && parseFilter('a b = c')).toMatchObject({
      value: { kind: 'text' },
    });
    expect(parseFilter('  ').ok).toBe(false);
  });

  it('compares numbers exactly', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt(), fc.nat(20), (a, b, shift) => {
        const scaled = (value: bigint): string => `${value}e-${shift}`;
        const sign = (value: number | undefined): number => Math.sign(value ?? 9);
        expect(sign(compareDecimals(String(a), String(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(sign(compareDecimals(scaled(a), scaled(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
        expect(compareDecimals(`${a}.000`, `${a}0e-1`) === 0).toBe(true);
      }),
    );
    expect(compareDecimals('-22', '-22')).toBe(0);
    expect(compareDecimals('1e400', '1e399')).toBeGreaterThan(0);
    expect(compareDecimals('x', '1')).toBeUndefined();
  });
});

describe('names that every object inherits', () => {
  it.each(INHERITED_NAMES)('%s is a path as any other', (name) => {
    const record = {
      ...RECORD,
      data: new TextEncoder().encode(`{"${name}":7,"a":{"${name}":"x"}}`),
    };
    expect(matches(`${name} = 7`, record)).toBe(true);
    expect(matches(`a.${name} = x`, record)).toBe(true);
    expect(matches(`${name} ~ function`)).toBe(false);
    expect(matches(`s.${name} ~ function`)).toBe(false);
  });
});
