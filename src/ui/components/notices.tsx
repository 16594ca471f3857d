import Button from '@cloudscape-design/components/button';
import Flashbar from '@cloudscape-design/components/flashbar';
import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { dismiss, notices, passes, type Notice } from '../state/notices.ts';
import './notices.css';

/** What stays until it is read stands on top of every page. */
export function Notices() {
  const list = useStore(notices, (state) => state.list).filter((notice) => !passes(notice));
  if (list.length === 0) return null;
  return <Staying list={list} />;
}

/** Says its height to what else stays at the top while the page is scrolled, which lies below it. */
function Staying({ list }: { readonly list: readonly Notice[] }) {
  const box = useRef<HTMLElement>(null);
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
    <section className="notices" aria-label="Notifications" ref={box}>
      <Bar list={list} />
    </section>
  );
}

/**
 * What leaves by itself has a place in the line at the foot of every page, where it lies over nothing
 * and moves nothing when it comes and goes.
 */
export function PassingNotices() {
  const [newest] = useStore(notices, (state) => state.list).filter(passes);
  return (
    <div className="passing-notice" role="status">
      {newest !== undefined && (
        <>
          <span className="passing-notice__text" title={textOf(newest)}>
            <span aria-hidden="true">✓ </span>
            <span>{textOf(newest)}</span>
          </span>
          <button
            type="button"
            className="small-button"
            onClick={() => {
              dismiss(newest.id);
            }}
          >
            Dismiss
          </button>
        </>
      )}
    </div>
  );
}

function textOf({ header, text }: Notice): string {
  return text === undefined ? header : `${header} ${text}`;
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
