import { encodeUtf8 } from '../../base/utf8.ts';
import { JSON_TYPE } from '../../kinesis/content-types.ts';

/**
 * The answer to a caller that may not call: in the form of an error of the service, so
 * that a client prints its text. It lets no page read it.
 */
export function forbidden(why: string) {
  const body = encodeUtf8(JSON.stringify({ __type: 'AccessDeniedException', message: why }));
  return {
    status: 403,
    headers: {
      'content-type': JSON_TYPE,
      'content-length': String(body.length),
      'x-amzn-errortype': 'AccessDeniedException',
    },
    body,
  };
}
