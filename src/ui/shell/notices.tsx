import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { dismiss, notices, passes, type Notice } from '../state/notices.ts';
import './notices.css';

/**
 * What stays until it is read stands on top of every page. What leaves by itself lies over the
 * page's lower corner, so that nothing moves when it comes and goes.
 */
export function Notices() {
  const list = useStore(notices, (state) => state.list);
  const staying = list.filter((notice) => !passes(notice));
  const passing = list.filter(passes);
  return (
    <>
      {staying.length > 0 && <Staying list={staying} />}
      {passing.length > 0 && (
        <div className="notices--passing">
          <Bar list={passing} />
        </div>
      )}
    </>
  );
}

/** Says its height to what else stays at the top while the page is scrolled, which lies below it. */
function Staying({ list }: { readonly list: readonly Notice[] }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty('--notices-height', `${box.current?.offsetHeight ?? 0}px`);
    });
    if (box.current !== null) observer.observe(box.current);
    return () => {
      observer.disconnect();
      style.removeProperty('--notices-height');
    };
  }, []);
  return (
    <div className="notices" ref={box}>
      <Bar list={list} />
    </div>
  );
}

function Bar({ list }: { readonly list: readonly Notice[] }) {
  return (
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
  );
}
