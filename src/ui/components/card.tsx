import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  /** Shown right of the title: an Info link, a count. */
  readonly info?: ReactNode;
  readonly actions?: ReactNode;
  /** No padding around the content. */
  readonly flush?: boolean;
  readonly level?: 2 | 3;
  /** Its name as a station of the tour. */
  readonly tour?: string;
  readonly children: ReactNode;
}

/** A titled part of a page. Its heading names the region. */
export function Card({ title, info, actions, flush = false, level = 2, tour, children }: Props) {
  const Heading = level === 2 ? 'h2' : 'h3';
  return (
    <section className="card" data-tour={tour}>
      <div className="card__head">
        <Heading className="card__title">{title}</Heading>
        {info}
        <span className="card__spacer" />
        {actions}
      </div>
      <div className={flush ? 'card__body--flush' : 'card__body'}>{children}</div>
    </section>
  );
}
