import { beforeEach, describe, expect, it } from 'vitest';
import { ManualClock } from '../../base/manual-clock.ts';
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
    await clock.advance(30_000);
    expect((await keeper.get()).accessKeyId).toBe('KEY5');
  });

  it('asks less and less often while there are none to be had', async () => {
    fails = true;
    const keeper = new CredentialKeeper(renew, clock, undefined, () => 0.999);
    const failed = async (): Promise<void> => {
      await expect(keeper.get()).rejects.toThrow('no network');
    };
    // Somebody asks ten times a second for 30 seconds.
    const askedAt: number[] = [];
    for (let i = 0; i < 300; i += 1) {
      const before = asked;
      await failed();
      if (asked > before) askedAt.push(i / 10);
      await clock.advance(100);
    }
    expect(askedAt).toEqual([0, 1, 3, 7, 15]);
    await clock.advance(60_000);
    fails = false;
    expect((await keeper.get()).accessKeyId).toBe('KEY6');
    // The next failure starts from one second again.
    fails = true;
    await expect(keeper.get('KEY6')).rejects.toThrow('no network');
    await clock.advance(1_001);
    fails = false;
    expect((await keeper.get('KEY6')).accessKeyId).toBe('KEY8');
  });

  it('spreads the pages of a class that were refused together', async () => {
    fails = true;
    for (const [random, waits] of [
      [0, 500],
      [0.5, 750],
    ] as const) {
      asked = 0;
      const keeper = new CredentialKeeper(renew, clock, undefined, () => random);
      await expect(keeper.get()).rejects.toThrow();
      await clock.advance(waits - 1);
      await expect(keeper.get()).rejects.toThrow();
      expect(asked).toBe(1);
      await clock.advance(2);
      await expect(keeper.get()).rejects.toThrow();
      expect(asked).toBe(2);
    }
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
