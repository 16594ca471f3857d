import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { connectionKey } from '../../../connection/connection.ts';
import { gapText } from '../../../connection/cognito/role-limit.ts';
import { connection } from '../../state/connection/connection.ts';
import { notify } from '../../state/notices.ts';
import { useRoleGap } from '../../state/sign-in/role.ts';
import { Menu } from '../menu/menu.tsx';
import {
  consumerNameProblem,
  fanOutCost,
  madeUpName,
  tooManySubscriptions,
} from './fan-out-cost.ts';
import { fanOut, leaveConsumer, registerConsumer } from './fan-out.ts';
import { FanOutStatus } from './fan-out-status.tsx';
import { removeLeft } from '../../state/reading/left-consumers.ts';
import './fan-out-menu.css';

interface Props {
  readonly stream: string;
  /** How many shards are read. */
  readonly shards: number;
  /** Reads from the start again, as the choice is now. */
  readonly onRead: () => void;
}

/** How records come: asked for again and again, or pushed to a registered consumer. */
export function FanOutMenu({ stream, shards, onRead }: Props) {
  const state = useStore(fanOut);
  const current = useStore(connection, (now) => now.current);
  const where = connectionKey(current);
  const [name, setName] = useState(madeUpName);
  const mine = state.state !== 'off' && state.stream === stream ? state : undefined;
  const on = mine?.state === 'on';
  const busy = mine?.state === 'registering' || mine?.state === 'leaving';
  const url = current.kind === 'endpoint' ? current.url : undefined;
  const gap = useRoleGap('register', stream);
  const problem =
    gap !== undefined
      ? gapText(gap)
      : (consumerNameProblem(name) ?? tooManySubscriptions(url, shards));

  useEffect(() => {
    void removeLeft(where).then((removed) => {
      if (removed > 0)
        notify({
          type: 'info',
          header: `${removed} registered consumer${removed === 1 ? '' : 's'} removed.`,
          text: 'A page that was closed or crashed had left it behind.',
        });
    });
  }, [where]);

  const poll = (): void => {
    leaveConsumer();
    onRead();
  };

  const register = async (): Promise<void> => {
    if (await registerConsumer(stream, name)) onRead();
  };

  return (
    <Menu label={on ? 'Pushed: fan-out' : busy ? 'Registering…' : 'Polling'}>
      <div className="fan-out">
        <div className="fan-out__choice">
          <strong>Polling{on ? '' : ' (on)'}</strong>
          <p className="records-menu__note">
            GetRecords, once in the interval. Free, but a shard’s 5 calls and 2 MiB a second are
            shared by all who poll it.
          </p>
          {on && (
            <button type="button" className="small-action" onClick={poll}>
              Back to polling
            </button>
          )}
        </div>
        <div className="fan-out__choice">
          <strong>Enhanced fan-out{on ? ' (on)' : ''}</strong>
          <p className="records-menu__note">
            SubscribeToShard: a registered consumer has 2 MiB/s of every shard for itself, and
            records are pushed to it as they come, some 70 ms after the put.
          </p>
          <p className="records-menu__note">{fanOutCost(shards, current.kind === 'aws')}</p>
          {mine !== undefined && <FanOutStatus state={mine} />}
          {!on && (
            <form
              className="fan-out__form"
              onSubmit={(event) => {
                event.preventDefault();
                if (problem === undefined && !busy) void register();
              }}
            >
              <label className="fan-out__label">
                Consumer name
                <input
                  className="fan-out__name"
                  value={name}
                  spellCheck={false}
                  autoComplete="off"
                  aria-invalid={consumerNameProblem(name) !== undefined}
                  onChange={({ target }) => {
                    setName(target.value);
                  }}
                />
              </label>
              {problem !== undefined && (
                <p className="fan-out__problem" role="alert">
                  {problem}
                </p>
              )}
              <button
                type="submit"
                className="small-action"
                disabled={problem !== undefined || busy}
              >
                Register and subscribe
              </button>
            </form>
          )}
        </div>
      </div>
    </Menu>
  );
}
