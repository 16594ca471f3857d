import { shortShardName } from '../../../kinesis/shards/shard-id.ts';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { reading } from '../../state/reading/reading.ts';
import { setFilters } from './finding.ts';

/** A filter on one partition key. */
export function keyFilter(partitionKey: string): string {
  return `@key = "${partitionKey}"`;
}

/** Whether a filter lets the records of one partition key through and no others. */
export function isTrace(filter: string): boolean {
  return /^@key\s+=\s/.test(filter);
}

/** A filter on one shard. */
export function shardFilter(shardId: string): string {
  return `@shard = ${shardId}`;
}

/** What a chip shows: a shard by its short name, the rest as typed. */
export function chipText(filter: string): string {
  const shard = /^@shard = (shardId-\d{12})$/.exec(filter)?.[1];
  return shard === undefined ? filter : `shard ${shortShardName(shard)}`;
}

/** The filters with one more, which is put in once. */
export function withFilter(filters: readonly string[], more: string): readonly string[] {
  const text = more.trim();
  return text === '' || filters.includes(text) ? filters : [...filters, text];
}

/** Applies the filters in the worker. @returns what is wrong with them, in words */
export function useFilters(filters: readonly string[]): string | undefined {
  const options = useStore(reading, (state) => state.options);
  const key = JSON.stringify(filters);
  const [problem, setProblem] = useState<{ readonly key: string; readonly text?: string }>({ key });
  useEffect(() => {
    let current = true;
    void (async () => {
      const text = await setFilters(filters);
      if (current) setProblem({ key, ...(text !== undefined && { text }) });
    })();
    return () => {
      current = false;
    };
    // The key stands for the filters, which are a new list each time.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [key, options]);
  return problem.key === key ? problem.text : undefined;
}
