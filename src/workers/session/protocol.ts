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
