import { useStore } from 'zustand';
import { useSeconds } from '../../state/seconds.ts';
import { session } from '../../state/connection/session.ts';
import { timeLeft } from '../../text/format.ts';

/** How long the credentials still hold. They are renewed before they end, while a run goes on. */
export function SessionBadge() {
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
