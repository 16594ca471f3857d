import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import './page-nav.css';

/** A page as the navigation shows it. */
export interface PageLink {
  readonly path: string;
  readonly title: string;
}

/** Where there is more to scroll to: '', 'left', 'right' or both. */
function hiddenSides(nav: HTMLElement): string {
  const { scrollLeft, scrollWidth, clientWidth } = nav;
  // A pixel of slack: positions are fractions on a zoomed page.
  const left = scrollLeft > 1 ? 'left ' : '';
  return left + (scrollLeft + clientWidth < scrollWidth - 1 ? 'right' : '');
}

/** Brings the link of the open page to the middle. */
function showHere(nav: HTMLElement): void {
  const here = nav.querySelector<HTMLElement>('[aria-current]');
  // Not scrollIntoView: it would move the page too.
  if (here !== null) nav.scrollLeft = here.offsetLeft - (nav.clientWidth - here.offsetWidth) / 2;
}

/** The pages. Where they do not fit, the edge shows that there are more, and the one that is open is in view. */
export function PageNav({ pages }: { readonly pages: readonly PageLink[] }) {
  const [location] = useLocation();
  const nav = useRef<HTMLElement>(null);
  const [hidden, setHidden] = useState('');
  useEffect(() => {
    const element = nav.current;
    if (element === null) return undefined;
    const look = (): void => {
      setHidden(hiddenSides(element));
    };
    const watch = new ResizeObserver(() => {
      showHere(element);
      look();
    });
    watch.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, []);
  useEffect(() => {
    if (nav.current !== null) showHere(nav.current);
  }, [location]);
  return (
    <div className="pages" data-more={hidden}>
      <nav className="pages__list" aria-label="Pages" ref={nav}>
        {pages.map(({ path, title }) => {
          const here = path === '/' ? location === '/' : location.startsWith(path);
          return (
            <Link
              key={path}
              href={path}
              className={here ? 'pages__link pages__link--here' : 'pages__link'}
              aria-current={here ? 'page' : undefined}
            >
              {title}
            </Link>
          );
        })}
      </nav>
    </div>
  );
}
