import { errorMessage } from '../base/error-message.ts';
import { errorKind, type ServiceFailure } from '../kinesis/service-error.ts';
import { withoutToken } from './without-token.ts';

/**
 * What the SDK threw, sorted. A reply that never came, or that could not be read,
 * is `lost`: what was sent may have been done.
 */
export function toServiceFailure(thrown: unknown): ServiceFailure {
  const name = thrown instanceof Error ? thrown.name : 'Error';
  const { httpStatusCode, requestId } = metadataOf(thrown);
  // The SDK throws its own TypeErrors and SyntaxErrors for a reply it cannot read: a
  // status of 2xx is no failure of the service, so such a reply is lost.
  const answered = httpStatusCode !== undefined && httpStatusCode >= 300;
  return {
    kind: errorKind(name, answered ? httpStatusCode : undefined),
    name,
    message: withoutToken(errorMessage(thrown)),
    ...(requestId !== undefined && { requestId }),
    ...(httpStatusCode !== undefined && { httpStatus: httpStatusCode }),
  };
}

function metadataOf(thrown: unknown): { httpStatusCode?: number; requestId?: string } {
  if (typeof thrown !== 'object' || thrown === null || !('$metadata' in thrown)) return {};
  const metadata: unknown = thrown.$metadata;
  if (typeof metadata !== 'object' || metadata === null) return {};
  const status = 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined;
  const requestId = 'requestId' in metadata ? metadata.requestId : undefined;
  return {
    ...(typeof status === 'number' && { httpStatusCode: status }),
    ...(typeof requestId === 'string' && { requestId }),
  };
}
