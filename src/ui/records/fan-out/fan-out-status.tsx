import type { FanOutState } from '../../../workers/reader/consumers/protocol.ts';
import { adviceFor } from '../../components/failure-advice.ts';
import { formatTime } from '../../text/format.ts';

/** How it stands with the registered consumer, in words. */
export function FanOutStatus({
  state,
}: {
  readonly state: Exclude<FanOutState, { state: 'off' }>;
}) {
  switch (state.state) {
    case 'registering':
      return <p role="status">Registering {state.name}: it is read with once it is ACTIVE.</p>;
    case 'leaving':
      return <p role="status">Removing {state.name}…</p>;
    case 'on':
      return (
        <p role="status">
          <span className="mono">{state.name}</span> is subscribed since{' '}
          {formatTime(state.since).slice(0, 8)}. A subscription lasts 5 minutes and is then taken
          again where it ended.{' '}
          {state.registered
            ? 'The consumer is removed when you leave: another stream, polling, or closing the page.'
            : 'The consumer was there before, so it stays when you leave.'}
        </p>
      );
    case 'failed':
      return (
        <div className="fan-out__problem" role="alert">
          <p>
            <strong>
              {state.at === 'registering'
                ? `${state.name} could not be registered.`
                : `${state.name} is still registered and goes on costing money: deregister it on the Streams page, under Settings.`}
            </strong>
          </p>
          <p>
            {state.failure.name}: {state.failure.message}
          </p>
          <p>{adviceFor(state.failure)}</p>
        </div>
      );
  }
}
