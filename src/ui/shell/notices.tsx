import Flashbar from '@cloudscape-design/components/flashbar';
import { useStore } from 'zustand';
import Button from '@cloudscape-design/components/button';
import { dismiss, notices } from '../state/notices.ts';
import './notices.css';

/** The notices, on top of every page. */
export function Notices() {
  const list = useStore(notices, (state) => state.list);
  if (list.length === 0) return null;
  return (
    <div className="notices">
      <Flashbar
        items={list.map(({ id, type, header, text, action }) => ({
          id: String(id),
          type,
          header,
          content: text,
          dismissible: true,
          dismissLabel: 'Dismiss',
          ariaRole: type === 'error' ? ('alert' as const) : ('status' as const),
          ...(action !== undefined && {
            action: (
              <Button
                onClick={() => {
                  action.run();
                  dismiss(id);
                }}
              >
                {action.label}
              </Button>
            ),
          }),
          onDismiss: () => {
            dismiss(id);
          },
        }))}
      />
    </div>
  );
}
