import Button from '@cloudscape-design/components/button';
import { Link } from 'wouter';
import { useStore } from 'zustand';
import { connectionName } from '../../../connection/connection.ts';
import { connection } from '../../state/connection/connection.ts';
import { session } from '../../state/connection/session.ts';
import { settings } from '../../state/saved/settings.ts';
import { PageNav, type PageLink } from '../navigation/page-nav.tsx';
import { applyTheme, type Theme } from './theme.ts';
import './header.css';
import { useSeconds } from '../../state/seconds.ts';
import { timeLeft } from '../../text/format.ts';

const NEXT_THEME: Readonly<Record<Theme, Theme>> = {
  system: 'light',
  light: 'dark',
  dark: 'system',
};
const THEME_LABEL: Readonly<Record<Theme, string>> = {
  system: 'Theme: as the browser',
  light: 'Theme: light',
  dark: 'Theme: dark',
};
const THEME_SIGN: Readonly<Record<Theme, string>> = { system: '◐', light: '☀', dark: '☾' };

interface Props {
  readonly pages: readonly PageLink[];
  readonly onConnection: () => void;
}

export function Header({ pages, onConnection }: Props) {
  return (
    <header className="top">
      <a className="top__skip" href="#main">
        Skip to the page
      </a>
      <Link className="top__brand" href="/">
        <svg className="top__logo" viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 6h11M3 12h18M3 18h8" />
          <circle cx="18" cy="6" r="2" />
          <circle cx="15" cy="18" r="2" />
        </svg>
        Shardlab
      </Link>
      <PageNav pages={pages} />
      <ThemeButton />
      <ConnectionButton onClick={onConnection} />
    </header>
  );
}

function ThemeButton() {
  const theme = useStore(settings, (state) => state.theme);
  return (
    <button
      type="button"
      className="top__icon"
      aria-label={THEME_LABEL[theme]}
      title={THEME_LABEL[theme]}
      onClick={() => {
        const next = NEXT_THEME[theme];
        settings.setState({ theme: next });
        applyTheme(next);
      }}
    >
      <span aria-hidden="true">{THEME_SIGN[theme]}</span>
    </button>
  );
}

/** Where am I, as whom, in which region, until when. */
function ConnectionButton({ onClick }: { readonly onClick: () => void }) {
  const current = useStore(connection, (state) => state.current);
  const ended = useStore(session, (state) => state.now.type === 'ended');
  const label =
    current.kind === 'aws'
      ? `Connection: AWS as ${current.user}, ${current.region}${ended ? ', session ended: sign in again' : ''}`
      : `Connection: ${connectionName(current)}, ${current.region}`;
  return (
    <Button onClick={onClick} ariaLabel={label}>
      <span className="top__where">
        <span className="top__what">Connection:</span>
        <span className={`top__dot top__dot--${current.kind}`} aria-hidden="true" />
        <span className="top__who">
          {current.kind === 'aws' ? current.user : connectionName(current)}
        </span>
        <span className="top__region"> · {current.region}</span>
        <SessionBadge />
      </span>
    </Button>
  );
}

/** How long the credentials still hold. They are renewed before they end, while a run goes on. */
function SessionBadge() {
  const { now } = useStore(session);
  if (now.type === 'restoring') return <span className="top__until">signing in</span>;
  if (now.type === 'stored') return <span className="top__until">signed in</span>;
  if (now.type === 'ended') return <span className="top__until top__until--ended">Sign in</span>;
  if (now.type !== 'open' || now.expiresAt === undefined) return null;
  return <Countdown until={now.expiresAt} />;
}

function Countdown({ until }: { readonly until: number }) {
  const now = useSeconds();
  return (
    <span className="top__until" title="Your credentials hold this long; they are renewed in time.">
      {timeLeft(until - now)}
    </span>
  );
}
