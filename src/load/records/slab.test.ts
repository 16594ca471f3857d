import { describe, expect, it } from 'vitest';
import { SlabPool } from './slab.ts';

const RECORD = new Uint8Array(1000).fill(7);

/** Writes records of 1,000 bytes until another slab takes them. @returns the slab that is full */
function fill(pool: SlabPool) {
  const slab = pool.withRoom();
  let records = 0;
  while (pool.withRoom() === slab) {
    const start = slab.writer.length;
    slab.writer.copy(RECORD);
    expect(slab.cut(start)).toEqual(RECORD);
    records += 1;
  }
  return { slab, records };
}

describe('memory that records lie in', () => {
  it('takes others once it is full and all of its records are let go of', () => {
    const pool = new SlabPool();
    const first = fill(pool);
    expect(first.records).toBe(65);
    for (let i = 1; i < first.records; i += 1) first.slab.release();
    const second = fill(pool);
    expect(second.slab).not.toBe(first.slab);
    first.slab.release();
    // The third was begun before the first was free.
    const third = fill(pool);
    expect(third.slab).not.toBe(first.slab);
    expect(fill(pool).slab).toBe(first.slab);
  });

  it('is not taken from under the record that is written next', () => {
    const pool = new SlabPool();
    const slab = pool.withRoom();
    slab.writer.copy(RECORD);
    slab.cut(0);
    slab.release();
    expect(pool.withRoom()).toBe(slab);
    expect(slab.writer.length).toBe(RECORD.length);
  });

  it('is not kept when a large record made it grow', () => {
    const pool = new SlabPool();
    const slab = pool.withRoom();
    slab.writer.copy(new Uint8Array(1_000_000));
    expect(slab.cut(0)).toHaveLength(1_000_000);
    expect(fill(pool).slab).not.toBe(slab);
    slab.release();
    for (let i = 0; i < 3; i += 1) expect(fill(pool).slab).not.toBe(slab);
  });
});
