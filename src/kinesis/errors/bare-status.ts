import type { ServiceFailure } from './service-error.ts';

/** What an answer is called that names no error: a proxy's, or that of another service. */
export function bareStatusName(httpStatus: number): string {
  return `HTTP ${httpStatus}`;
}

export function isBareStatus(name: string): boolean {
  return name.startsWith('HTTP ');
}

/** What to do about an answer that is an HTTP status and no error of Kinesis; `undefined` for others. */
export function bareStatusAdvice({ name, httpStatus }: ServiceFailure): string | undefined {
  if (httpStatus === undefined || name !== bareStatusName(httpStatus)) return undefined;
  if (httpStatus < 400)
    return `${name} sends calls elsewhere, and they do not follow. Enter the address that it names as the endpoint.`;
  if (httpStatus === 413)
    return `${name}: what stands before the service, such as a proxy, takes no call this large. Raise its limit, or send less in a call.`;
  return `${name} is no error of Kinesis. Check that the endpoint speaks its API, and what stands before it, such as a proxy.`;
}
