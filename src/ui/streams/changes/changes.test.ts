import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { apiLog } from '../../state/connection/api-log.ts';
import { notices } from '../../state/notices.ts';
import { CallFailed, streamSummary } from '../../state/streams/streams.ts';
import { change, changeKey, changeLog, changes } from './changes.ts';
import { describeStream } from './describe-stream.ts';

vi.mock('../../state/streams/streams.ts', async (original) => ({
  ...(await original<object>()),
  streamSummary: vi.fn(),
}));
vi.mock('../../state/connection/threads.ts', () => ({ controlCall: vi.fn() }));
vi.mock('./describe-stream.ts', () => ({ describeStream: vi.fn() }));

const ASK = { stream: 'lab', what: 'Splitting shard 0001', done: 'Split.' };

function answerStatuses(...statuses: string[]): void {
  for (const status of statuses)
    vi.mocked(streamSummary).mockResolvedValueOnce({ status } as never);
}

beforeEach(() => {
  vi.useFakeTimers();
  changes.setState({}, true);
  changeLog.setState({}, true);
  notices.setState({ list: [] });
  vi.mocked(describeStream)
    .mockResolvedValueOnce({ fields: { at: 'before' }, shards: [] })
    .mockResolvedValueOnce({ fields: { at: 'after' }, shards: [] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.resetAllMocks();
});

test('is followed until the stream is ACTIVE, then says so and knows before and after', async () => {
  answerStatuses('UPDATING', 'UPDATING', 'ACTIVE');
  const refresh = vi.fn().mockResolvedValue(undefined);
  const run = vi.fn().mockResolvedValue(undefined);
  expect(await change({ ...ASK, run, refresh })).toMatchObject({ ok: true });
  expect(changes.getState()[changeKey('lab')]).toMatchObject({ status: 'UPDATING' });
  await vi.advanceTimersByTimeAsync(2000);
  const seen = changes.getState()[changeKey('lab')];
  expect(seen).toMatchObject({
    status: 'ACTIVE',
    before: { fields: { at: 'before' } },
    after: { fields: { at: 'after' } },
  });
  expect(seen?.endedAt).toBeDefined();
  expect(run).toHaveBeenCalledOnce();
  expect(refresh).toHaveBeenCalledTimes(2);
  expect(notices.getState().list.map(({ header }) => header)).toEqual(['Split.']);
});

test('a refusal comes back, and nothing is followed', async () => {
  const refused = new CallFailed({
    kind: 'in-use',
    name: 'ResourceInUseException',
    message: 'not ACTIVE',
  });
  const result = await change({
    ...ASK,
    run: () => Promise.reject(refused),
    refresh: () => Promise.resolve(),
  });
  expect(result).toEqual({ ok: false, error: refused });
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes.getState()).toEqual({});
  expect(streamSummary).not.toHaveBeenCalled();
});

test('a stream that goes is gone, and a lost answer is asked for again', async () => {
  vi.mocked(streamSummary).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  vi.mocked(streamSummary).mockRejectedValueOnce(
    new CallFailed({ kind: 'not-found', name: 'ResourceNotFoundException', message: 'gone' }),
  );
  await change({ ...ASK, run: () => Promise.resolve(), refresh: () => Promise.resolve() });
  await vi.advanceTimersByTimeAsync(2000);
  expect(changes.getState()[changeKey('lab')]).toMatchObject({ status: 'GONE' });
  expect(streamSummary).toHaveBeenCalledTimes(2);
});

test('a service that answers no more is asked ten times, slower and slower', async () => {
  vi.mocked(streamSummary).mockRejectedValue(new TypeError('Failed to fetch'));
  await change({ ...ASK, run: () => Promise.resolve(), refresh: () => Promise.resolve() });
  await vi.advanceTimersByTimeAsync(300_000);
  expect(streamSummary).toHaveBeenCalledTimes(10);
  expect(changes.getState()[changeKey('lab')]?.endedAt).toBeDefined();
  expect(notices.getState().list.map(({ type }) => type)).toEqual(['warning']);
});

test('the log of changes knows the call that did it, even when the API log hears of it late', async () => {
  answerStatuses('ACTIVE');
  const made = (operation: string, request: string, key: string): object => ({
    operation,
    request,
    key,
    by: 'page',
    startedAt: Date.now() + 1,
  });
  expect(
    await change({
      ...ASK,
      run: () => Promise.resolve(),
      refresh: () => Promise.resolve(),
    }),
  ).toMatchObject({ ok: true });
  await vi.advanceTimersByTimeAsync(500);
  expect(changeLog.getState()[changeKey('lab')]).toMatchObject([{ what: ASK.what }]);
  apiLog.setState({
    calls: [
      made('DescribeStream', '{"StreamName":"lab"}', 'a'),
      made('SplitShard', '{"StreamName":"other"}', 'b'),
      made('SplitShard', '{"StreamName":"lab"}', 'c'),
    ] as never,
  });
  await vi.advanceTimersByTimeAsync(1000);
  expect(changeLog.getState()[changeKey('lab')]).toMatchObject([{ call: { key: 'c' } }]);
});
