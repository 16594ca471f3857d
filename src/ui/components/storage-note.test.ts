import { expect, it } from 'vitest';
import type { PracticeStorage } from '../state/practice/practice-storage.ts';
import { storageText } from './storage-note.tsx';

const MIB = 1024 * 1024;

function storage(
  parts: Partial<PracticeStorage>,
  stored = 12 * MIB,
  kept = stored,
  trimmedEarly = 0,
): PracticeStorage {
  return {
    heldBytes: 20 * MIB,
    mostHeldBytes: 512 * MIB,
    mostKeptBytes: 64 * MIB,
    roomBytes: 1024 * MIB,
    refusedSince: undefined,
    streams: [{ name: 'orders', storedBytes: stored, keptBytes: kept, trimmedEarly }],
    ...parts,
  };
}

it('says before anything is lost what is kept and how much room there is', () => {
  expect(storageText(storage({}), 'orders')).toEqual({
    text: 'Kept over a reload: 12.0 MiB of 12.0 MiB (at most 64.0 MiB of a stream). The browser offers room for 1.0 GiB more, if the disk has that much free.',
    warns: false,
  });
  expect(storageText(storage({}), 'unknown').text).toMatch(/^Kept over a reload: 0 B of 0 B/);
});

it.each([
  [storage({}, 50 * MIB), /Beyond 64.0 MiB only the newest records are kept/],
  [storage({}, 200 * MIB, 64 * MIB), /64.0 MiB of 200.0 MiB .* A reload loses them/],
  [storage({ roomBytes: 30 * MIB }), /room for only 30.0 MiB more/],
  [
    storage({ refusedSince: 0 }, 60 * MIB, 40 * MIB),
    /no room since \d\d:\d\d:\d\d: what it does not keep is lost/,
  ],
  [storage({ heldBytes: 400 * MIB }), /400.0 MiB of 512.0 MiB in memory/],
  [storage({}, MIB, MIB, 1500), /1,500 old records were trimmed early/],
])('warns when something is lost, or soon will be', (given, words) => {
  const { text, warns } = storageText(given, 'orders');
  expect(text).toMatch(words);
  expect(warns).toBe(true);
});
