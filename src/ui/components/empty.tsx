import type { ReactNode } from 'react';
import './empty.css';

interface Props {
  readonly title: string;
  /** What to do next. */
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** Nothing here yet, and the next step. */
export function Empty({ title, children, action }: Props) {
  return (
    <div className="empty">
      <p className="empty__title">{title}</p>
      {children !== undefined && <p className="empty__text">{children}</p>}
      {action}
    </div>
  );
}
