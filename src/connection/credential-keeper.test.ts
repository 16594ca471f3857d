import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../base/manual-clock.ts';
import type { Credentials } from './client.ts';
import { CredentialKeeper, RENEW_BEFORE_MS } from './credential-keeper.ts';

const HOUR = 3_600_000;
let clock: ManualClock;
let asked: number;
let fails: boolean;
let lifetime: number;

function renew(): Promise<Credentials> {
  asked += 1;
  if (fails) return Promise.reject(new Error('no network'));
  return Promise.resolve({
    accessKeyId: `KEY${asked}`,
    secretAccessKey: 'secret',
    expiration: clock.epoch() + lifetime,
  });
}

beforeEach(() => {
  clock = new ManualClock();
  asked = 0;
  fails = false;
  lifetime = HOUR;
});

describe('keeping credentials', () => {
  it('asks once for many, and again when under five minutes remain', async () => {
    const keeper = new CredentialKeeper(renew, clock);
    const first = await Promise.all([keeper.get(), keeper.get(), keeper.get()]);
    expect(first.map((one) => one.accessKeyId)).toEqual(['KEY1', 'KEY1', 'KEY1']);
    await clock.advance(HOUR - RENEW_BEFORE_MS);
    expect((await keeper.get()).accessKeyId).toBe('KEY1');
    await clock.advance(1);
    const second = await Promise.all([keeper.get(), keeper.get()]);
    expect(second.map((one) => one.accessKeyId)).toEqual(['KEY2', 'KEY2']);
    expect(asked).toBe(2);
  });

  it('renews refused credentials once, for all whom they were refused', async () => {
    const keeper = new CredentialKeeper(renew, clock);
    await keeper.get();
    expect((await keeper.get('KEY1')).accessKeyId).toBe('KEY2');
    expect((await keeper.get('KEY1')).accessKeyId).toBe('KEY2');
    expect(asked).toBe(2);
  });

  it('uses what still holds when a renewal fails, and tries again later', async () => {
    const keeper = new CredentialKeeper(renew, clock);
    await keeper.get();
    fails = true;
    await clock.advance(HOUR - 60_000);
    expect((await keeper.get()).accessKeyId).toBe('KEY1');
    expect((await keeper.get()).accessKeyId).toBe('KEY1');
    expect(asked).toBe(2);
    await clock.advance(15_000);
    await keeper.get();
    expect(asked).toBe(3);
    await clock.advance(60_000);
    await expect(keeper.get()).rejects.toThrow('no network');
    fails = false;
    expect((await keeper.get()).accessKeyId).toBe('KEY5');
  });

  it('does not renew short-lived credentials at every question', async () => {
    lifetime = 10_000;
    const keeper = new CredentialKeeper(renew, clock);
    await keeper.get();
    await clock.advance(4_999);
    await keeper.get();
    expect(asked).toBe(1);
    await clock.advance(2);
    await keeper.get();
    expect(asked).toBe(2);
  });
});
