import { navigate } from 'wouter/use-hash-location';
import { createStore } from 'zustand/vanilla';
import { notify } from '../notices.ts';

/** Something that this browser keeps and that cannot be read. It is left as it is. */
export interface UnreadItem {
  readonly id: string;
  /** What to call it: "Stream orders", "Your templates". */
  readonly name: string;
  /** What is wrong, in words. */
  readonly why: string;
  /** The name of the file that it is offered as. */
  readonly fileName: string;
  /** Its content; `undefined` when it is gone. */
  file(): Promise<BlobPart | undefined>;
  remove(): Promise<void>;
}

/** What cannot be read, by who found it. */
export const unread = createStore<{
  readonly bySource: ReadonlyMap<string, readonly UnreadItem[]>;
}>(() => ({ bySource: new Map() }));

const told = new Set<string>();

/** Sets what one source cannot read; the user hears once of each. */
export function setUnread(source: string, items: readonly UnreadItem[]): void {
  unread.setState(({ bySource }) => ({ bySource: new Map(bySource).set(source, items) }));
  const news = items.filter(({ id }) => !told.has(id));
  if (news.length === 0) return;
  for (const { id } of news) told.add(id);
  const all = [...unread.getState().bySource.values()].flat();
  notify({
    type: 'warning',
    header: 'Some of what this browser keeps cannot be read',
    text: `${all.map(({ name }) => name).join(', ')}. It is left as it is. Everything else works.`,
    action: {
      label: 'Show what is wrong',
      run: () => {
        navigate('/practice');
      },
    },
  });
}

/** Adds what one source cannot read. */
export function addUnread(source: string, item: UnreadItem): void {
  const before = unread.getState().bySource.get(source) ?? [];
  setUnread(source, [...before.filter(({ id }) => id !== item.id), item]);
}

/** It is readable now, or gone. */
export function dropUnread(source: string, id: string): void {
  const before = unread.getState().bySource.get(source) ?? [];
  setUnread(
    source,
    before.filter((item) => item.id !== id),
  );
}

/** A row as a text file, whatever it is. */
export function jsonOf(row: unknown): string {
  return JSON.stringify(
    row ?? null,
    (_, member: unknown) => (typeof member === 'bigint' ? String(member) : member),
    2,
  );
}
