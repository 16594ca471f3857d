import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { notices } from '../../state/notices.ts';
import { call, CallFailed, streamSummary } from '../../state/streams/streams.ts';
import { createStream } from './create-stream.ts';

vi.mock('../../state/streams/streams.ts', async (original) => ({
  ...(await original<object>()),
  call: vi.fn(),
  streamSummary: vi.fn(),
}));
vi.mock('../../state/connection/threads.ts', () => ({ controlCall: vi.fn() }));

const FIELDS = {
  name: 'lab-ana-1',
  mode: 'PROVISIONED',
  shards: '2',
  retention: '24',
  tags: '',
} as const;

function refusal(message: string): CallFailed {
  return new CallFailed({ kind: 'throttled', name: 'LimitExceededException', message });
}

function begin(): {
  begun: ReturnType<typeof vi.fn>;
  stop: AbortController;
  result: ReturnType<typeof createStream>;
} {
  const begun = vi.fn();
  const stop = new AbortController();
  const waiting = { begun, signal: stop.signal };
  return { begun, stop, result: createStream(FIELDS, () => Promise.resolve(), waiting) };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
  notices.setState({ list: [] });
  vi.mocked(streamSummary).mockResolvedValue({
    status: 'ACTIVE',
    openShards: 2,
    retentionHours: 24,
  } as never);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.resetAllMocks();
});

test('who comes sixth in a class waits for a turn, and gets one', async () => {
  const busy = refusal(
    'This request would have exceed the limit on the number  of streams that can simultaneously be in CREATING or DELETING for the account 1. Limit: 5.',
  );
  vi.mocked(call)
    .mockRejectedValueOnce(busy)
    .mockRejectedValueOnce(busy)
    .mockResolvedValue({} as never);
  const { begun, result } = begin();
  await vi.advanceTimersByTimeAsync(6_500);
  expect(await result).toMatchObject({ ok: true });
  expect(begun).toHaveBeenCalled();
  expect(call).toHaveBeenCalledTimes(3);
  expect(notices.getState().list.map(({ header }) => header)).toEqual([
    'lab-ana-1 is ready with 2 shards.',
  ]);
});

test('it waits a minute, and not once the dialog is closed', async () => {
  vi.mocked(call).mockRejectedValue(refusal('Rate exceeded for account 1.'));
  const patient = begin();
  await vi.advanceTimersByTimeAsync(70_000);
  expect(await patient.result).toMatchObject({ ok: false, error: { kind: 'throttled' } });
  expect(vi.mocked(call).mock.calls.length).toBeGreaterThan(15);
  vi.mocked(call).mockClear();
  const left = begin();
  await vi.advanceTimersByTimeAsync(1);
  left.stop.abort();
  expect(await left.result).toMatchObject({ ok: false });
  await vi.advanceTimersByTimeAsync(70_000);
  expect(call).toHaveBeenCalledTimes(1);
});

test('a quota that no waiting mends is said at once', async () => {
  vi.mocked(call).mockRejectedValue(
    refusal('This request would exceed the shard limit for the account 1 in us-east-1.'),
  );
  const { begun, result } = begin();
  expect(await result).toMatchObject({ ok: false });
  expect(begun).not.toHaveBeenCalled();
});
