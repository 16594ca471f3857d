import Button from '@cloudscape-design/components/button';
import { useState } from 'react';
import { useStore } from 'zustand';
import { Card } from '../components/card.tsx';
import { downloadFile } from '../components/download.ts';
import { unread, type UnreadItem } from '../state/saved/unread.ts';

/** What this browser keeps and cannot be read: each can be saved as a file, and removed. */
export function UnreadCard() {
  const bySource = useStore(unread, (state) => state.bySource);
  const items = [...bySource.values()].flat();
  if (items.length === 0) return null;
  return (
    <Card title="Kept, but not readable">
      <div className="stack">
        <p className="secondary">
          Shardlab cannot read these, so it leaves them as they are and never writes over them. If a
          newer version of Shardlab kept one, open the page in that version again.
        </p>
        <ul className="practice-list" aria-label="Kept, but not readable">
          {items.map((item) => (
            <Row key={item.id} item={item} />
          ))}
        </ul>
      </div>
    </Card>
  );
}

function Row({ item }: { readonly item: UnreadItem }) {
  const [confirming, setConfirming] = useState(false);

  async function save(): Promise<void> {
    const content = await item.file();
    if (content !== undefined) downloadFile(item.fileName, 'application/octet-stream', content);
  }

  return (
    <li>
      <span className="practice-list__text">
        <strong>{item.name}</strong> <span className="secondary">({item.why})</span>
      </span>
      {confirming ? (
        <span className="row" role="alertdialog" aria-label={`Confirm removing ${item.name}`}>
          <span>It will be gone for good.</span>
          <Button variant="primary" onClick={() => void item.remove()}>
            Remove
          </Button>
          <Button
            variant="link"
            onClick={() => {
              setConfirming(false);
            }}
          >
            Cancel
          </Button>
        </span>
      ) : (
        <span className="row">
          <Button ariaLabel={`Download ${item.name}`} onClick={() => void save()}>
            Download
          </Button>
          <Button
            ariaLabel={`Remove ${item.name}`}
            onClick={() => {
              setConfirming(true);
            }}
          >
            Remove…
          </Button>
        </span>
      )}
    </li>
  );
}
