import { describe, expect, it } from 'vitest';
import type { RecordRow } from '../../../reader/store/row.ts';
import type { RowRequest, RowWindow } from '../../../workers/reader/protocol.ts';
import { RowFeed } from './row-feed.ts';

function row(id: number): RecordRow {
  return {
    id,
    shardId: 'shardId-000000000000',
    sequenceNumber: String(id),
    partitionKey: 'k',
    arrival: id,
    size: 1,
    text: `record ${id}`,
  };
}

/** A worker with a ring of records, answering as the real one does, when told to. */
class Ring {
  first = 0;
  next = 100;
  readonly asked: RowRequest[] = [];
  readonly #waiting: (() => void)[] = [];

  readonly fetch = (request: RowRequest): Promise<RowWindow> => {
    this.asked.push(request);
    return new Promise((resolve) => {
      this.#waiting.push(() => resolve(this.#answer(request)));
    });
  };

  #answer({ first, count, anchor }: RowRequest): RowWindow {
    const total = this.next - this.first;
    const shift =
      anchor === undefined || first < 0 ? 0 : Math.max(0, anchor.id - this.first) - anchor.position;
    const from = Math.min(total, Math.max(0, first < 0 ? total + first : first + shift));
    const rows = Array.from({ length: Math.min(count, total - from) }, (_, i) =>
      row(this.first + from + i),
    );
    return { first: from, total, rows, shift, fallenOut: this.first };
  }

  async answer(): Promise<void> {
    this.#waiting.shift()?.();
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

describe('rows in view', () => {
  it('are the newest while following', async () => {
    const ring = new Ring();
    const feed = new RowFeed(ring.fetch);
    feed.follow(10);
    await ring.answer();
    ring.next = 150;
    feed.refresh();
    await ring.answer();
    expect(feed.snapshot()).toMatchObject({ total: 150, first: 140 });
    expect(feed.rowAt(149)?.id).toBe(149);
  });

  it('are asked for once at a time, and the last wish wins', async () => {
    const ring = new Ring();
    const feed = new RowFeed(ring.fetch);
    feed.reset('all');
    feed.want(10, 5);
    feed.want(20, 5);
    feed.want(30, 5);
    expect(ring.asked).toHaveLength(1);
    await ring.answer();
    await ring.answer();
    expect(ring.asked).toHaveLength(2);
    expect(feed.rowAt(30)?.id).toBe(30);
  });

  it('stay the same records when old ones fall out, and say by how much they moved', async () => {
    const ring = new Ring();
    const feed = new RowFeed(ring.fetch);
    feed.reset('all');
    await ring.answer();
    feed.want(50, 5);
    await ring.answer();
    expect(feed.rowAt(50)?.id).toBe(50);
    ring.first = 8;
    ring.next = 108;
    feed.refresh();
    await ring.answer();
    expect(feed.snapshot()).toMatchObject({ moved: -8, fallenOut: 8 });
    expect(feed.rowAt(42)?.id).toBe(50);
  });

  it('of another reading are never shown', async () => {
    const ring = new Ring();
    const feed = new RowFeed(ring.fetch);
    feed.refresh();
    feed.reset('matches');
    await ring.answer();
    expect(feed.snapshot().total).toBe(0);
    await ring.answer();
    expect(feed.snapshot().total).toBe(100);
    expect(ring.asked.at(-1)?.view).toBe('matches');
  });
});
