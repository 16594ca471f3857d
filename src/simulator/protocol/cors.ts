import type { WireRequest } from '../operation.ts';
import type { Headers } from './responses.ts';

const EXPOSED =
  'x-amzn-RequestId,x-amzn-ErrorType,x-amz-request-id,x-amz-id-2,x-amzn-ErrorMessage,Date';
/** Two days, in seconds. */
const PREFLIGHT_MAX_AGE = '172800';

/**
 * Adds what AWS sends to any page that asks across origins (docs/kinesis.md#cross-origin-requests).
 */
export function addCorsHeaders(request: WireRequest, headers: Headers): void {
  headers['access-control-allow-origin'] = '*';
  headers['access-control-expose-headers'] = EXPOSED;
  if (request.method !== 'OPTIONS') {
    // Ours, not AWS's: a page sees by its own timing which calls its browser has sent twice.
    headers['timing-allow-origin'] = '*';
    return;
  }
  const asked = request.headers['access-control-request-headers'];
  if (asked !== undefined && asked !== '') headers['access-control-allow-headers'] = asked;
  headers['access-control-allow-methods'] = 'POST';
  headers['access-control-max-age'] = PREFLIGHT_MAX_AGE;
  // Some browsers ask this before a page of the internet may reach this machine.
  if (request.headers['access-control-request-private-network'] === 'true')
    headers['access-control-allow-private-network'] = 'true';
}
