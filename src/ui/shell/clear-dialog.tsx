import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import { useStore } from 'zustand';
import { askToClear, clearBrowser } from '../state/saved/clear-browser.ts';
import { anyGoing, producers } from '../state/run/run.ts';
import { session } from '../state/connection/session.ts';
import { signOutOfAws } from '../state/sign-in/signing-in.ts';

/** Asks before everything that this browser keeps is deleted. */
export default function ClearDialog() {
  const going = useStore(producers, (state) => anyGoing(state.list));
  const [busy, setBusy] = useState(false);
  const close = (): void => {
    askToClear(false);
  };
  async function clear(): Promise<void> {
    setBusy(true);
    // Deleted tokens that were not revoked would still hold.
    if (session.getState().now.type !== 'none') await signOutOfAws().catch(() => undefined);
    clearBrowser();
  }
  return (
    <Modal
      visible
      header="Clear this browser?"
      onDismiss={close}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button variant="link" onClick={close}>
              Cancel
            </Button>
            <Button
              variant="primary"
              loading={busy}
              loadingText="Clearing"
              onClick={() => void clear()}
            >
              Clear this browser
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      <SpaceBetween size="m">
        <p>
          This deletes everything that Shardlab keeps in this browser: practice streams and their
          records, runs and their receipts, templates, settings, exercise answers, the ids of AWS
          users, and the sign-in. It cannot be undone. Streams in AWS stay as they are.
        </p>
        <p>Export what you need first. Close the other tabs of Shardlab.</p>
        {going && <Alert type="warning">A run is going. It ends, and its result is lost.</Alert>}
      </SpaceBetween>
    </Modal>
  );
}
