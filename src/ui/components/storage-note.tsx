import { formatBytes, formatCount, formatTime } from '../text/format.ts';
import { type PracticeStorage, usePracticeStorage } from '../state/practice/practice-storage.ts';
import './storage-note.css';

export interface StorageText {
  readonly text: string;
  /** Something is lost, or soon will be. */
  readonly warns: boolean;
}

/** From this part of the cap on, the user is warned. */
const NEAR = 0.75;

/** How much of a practice stream is held and kept, and how much room there is, in words. */
export function storageText(storage: PracticeStorage, name: string): StorageText {
  const stream = storage.streams.find((one) => one.name === name);
  const { storedBytes = 0, keptBytes = 0, trimmedEarly = 0 } = stream ?? {};
  const { mostKeptBytes, mostHeldBytes, heldBytes, roomBytes, refusedSince } = storage;
  const most = formatBytes(mostKeptBytes);
  const sentences = [
    `Kept over a reload: ${formatBytes(keptBytes)} of ${formatBytes(storedBytes)} (at most ${most} of a stream).`,
  ];
  if (storedBytes > mostKeptBytes)
    sentences.push(
      'Older records are in memory only. A reload loses them, and Verify delivery then misses them.',
    );
  else if (storedBytes > mostKeptBytes * NEAR)
    sentences.push(
      `Beyond ${most} only the newest records are kept, so verify this run before you reload.`,
    );
  if (refusedSince !== undefined)
    sentences.push(
      `The browser has had no room since ${formatTime(refusedSince).slice(0, 8)}: what it does not keep is lost with the last tab.`,
    );
  else if (roomBytes !== undefined && roomBytes < mostKeptBytes)
    sentences.push(`The browser has room for only ${formatBytes(roomBytes)} more.`);
  else if (roomBytes !== undefined)
    // Chromium names a gigabyte even when the disk has less: decision 0051.
    sentences.push(
      `The browser offers room for ${formatBytes(roomBytes)} more, if the disk has that much free.`,
    );
  if (trimmedEarly > 0)
    sentences.push(
      `${formatCount(trimmedEarly)} old records were trimmed early: all practice streams together hold at most ${formatBytes(mostHeldBytes)} in memory.`,
    );
  else if (heldBytes > mostHeldBytes * NEAR)
    sentences.push(
      `All practice streams hold ${formatBytes(heldBytes)} of ${formatBytes(mostHeldBytes)} in memory. Beyond that the oldest records are trimmed.`,
    );
  const warns =
    storedBytes > mostKeptBytes * NEAR ||
    refusedSince !== undefined ||
    (roomBytes ?? Infinity) < mostKeptBytes ||
    trimmedEarly > 0 ||
    heldBytes > mostHeldBytes * NEAR;
  return { text: sentences.join(' '), warns };
}

/** One line about a practice stream: what is held, what is kept, and how much room there is. */
export function StorageNote({ stream }: { readonly stream: string | undefined }) {
  const storage = usePracticeStorage();
  if (storage === undefined || stream === undefined) return null;
  const { text, warns } = storageText(storage, stream);
  return <p className={warns ? 'num storage-note--warns' : 'num secondary'}>{text}</p>;
}
