import { describe, expect, test } from 'vitest';
import type { Description } from '../changes/describe-stream.ts';
import { diffDescriptions, diffLines, contextOf, type DiffRow } from './describe-diff.ts';

const shard = (id: number, sequence: Record<string, string>): Record<string, unknown> => ({
  ShardId: `shardId-00000000000${id}`,
  HashKeyRange: { StartingHashKey: '0', EndingHashKey: '9' },
  SequenceNumberRange: sequence,
});

const before: Description = {
  fields: { StreamName: 's', StreamStatus: 'ACTIVE' },
  shards: [shard(0, { StartingSequenceNumber: '1' }), shard(1, { StartingSequenceNumber: '2' })],
};

function kinds(rows: readonly { kind: string }[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { kind } of rows) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

describe('descriptions', () => {
  test('the same twice differs nowhere', () => {
    expect(kinds(diffDescriptions(before, before))).toEqual({ same: 28 });
  });

  test('a split adds an end to the parent and two shards, and changes nothing else', () => {
    const after: Description = {
      ...before,
      shards: [
        shard(0, { StartingSequenceNumber: '1', EndingSequenceNumber: '5' }),
        before.shards[1] as Record<string, unknown>,
        shard(2, { StartingSequenceNumber: '6' }),
        shard(3, { StartingSequenceNumber: '6' }),
      ],
    };
    const rows = diffDescriptions(before, after);
    expect(rows.some(({ kind, after: line }) => kind === 'added' && line?.includes('Ending'))).toBe(
      true,
    );
    expect(kinds(rows)).toMatchObject({ added: 21 });
    expect(kinds(rows)['removed']).toBeUndefined();
    expect(kinds(rows)['changed']).toBeUndefined();
    expect(rows.at(-1)).toEqual({ kind: 'same', before: '}', after: '}' });
  });

  test('a changed field stands beside its old value', () => {
    const after: Description = {
      ...before,
      fields: { ...before.fields, StreamStatus: 'UPDATING' },
    };
    expect(diffDescriptions(before, after)).toContainEqual({
      kind: 'changed',
      before: '    "StreamStatus": "ACTIVE",',
      after: '    "StreamStatus": "UPDATING",',
    });
  });

  test('what was created or deleted stands on one side only', () => {
    expect(kinds(diffDescriptions(undefined, before))).toEqual({ added: 28 });
    expect(kinds(diffDescriptions(before, undefined))).toEqual({ removed: 28 });
  });
});

test('lines without a name are matched by their text', () => {
  expect(diffLines(['{', 'a', '}'], ['{', 'b', '}']).map(({ kind }) => kind)).toEqual([
    'same',
    'added',
    'removed',
    'same',
  ]);
});

const same: DiffRow = { kind: 'same', before: 'x', after: 'x' };
const added: DiffRow = { kind: 'added', after: 'y' };

test('keeps what differs and its surroundings, and counts the rest', () => {
  expect(contextOf([same, same, same, added, same, same], 1)).toEqual([
    { skipped: 2 },
    same,
    added,
    same,
    { skipped: 1 },
  ]);
});

test('nothing differs: all is counted', () => {
  expect(contextOf([same, same], 2)).toEqual([{ skipped: 2 }]);
  expect(contextOf([], 2)).toEqual([]);
});
