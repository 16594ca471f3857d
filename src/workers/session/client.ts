import type { ApiLog } from '../../connection/log/api-log.ts';
import type { Connection } from '../../connection/connection.ts';
import { clientFor } from '../../connection/client/client-for-connection.ts';
import { connect } from '../port.ts';
import type { Credentials } from '../../connection/client/client.ts';

/**
 * What a worker asks of the page's session, on the port that came with an AWS
 * connection. Credentials never lie in a worker's settings: they are asked for.
 */
export interface SessionProtocol {
  calls: {
    /**
     * Rejects with `SignInNeeded` when the session is over.
     * @param argument.refused key id that the service no longer takes
     */
    'credentials:get'(argument: { refused?: string }): Promise<Credentials>;
  };
  events: {
    /** Credentials that were given are not to be used any more. */
    'session:ended': undefined;
  };
}

/** A connection as the page hands it over. `door`: to the simulator, or to the page's session. */
export interface HandedOver {
  readonly connection: Connection;
  readonly door?: MessagePort;
}

/** The client for a connection that was handed over. @param log hears of every call */
export function workerClient(
  { connection, door }: HandedOver,
  log?: ApiLog,
): ReturnType<typeof clientFor> {
  if (connection.kind !== 'aws' || door === undefined)
    return clientFor(connection, { door, ...(log !== undefined && { log }) });
  const session = connect<SessionProtocol>(door);
  return clientFor(connection, {
    credentials: (refused) =>
      session.call('credentials:get', refused === undefined ? {} : { refused }),
    onSessionEnd: (listener) => {
      session.on('session:ended', listener);
    },
    ...(log !== undefined && { log }),
  });
}
