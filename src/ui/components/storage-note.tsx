import { usePracticeStorage } from '../state/practice/practice-storage.ts';
import './storage-note.css';
import { storageText } from './storage-text.ts';

/** One line about a practice stream: what is held, what is kept, and how much room there is. */
export function StorageNote({ stream }: { readonly stream: string | undefined }) {
  const storage = usePracticeStorage();
  if (storage === undefined || stream === undefined) return null;
  const { text, warns } = storageText(storage, stream);
  return <p className={warns ? 'num storage-note--warns' : 'num secondary'}>{text}</p>;
}
