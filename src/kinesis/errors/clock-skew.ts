import type { ServiceFailure } from './service-error.ts';

/** Names that say nothing but this. */
const NAMES = new Set(['RequestExpired', 'RequestInTheFuture', 'RequestTimeTooSkewed']);
/** How AWS words it under a name that stands for more: `Signature expired: …`. */
const SAID = /signature (?:expired|not yet current)/i;
/** Request time and, in brackets, the service's: `20261130T200000Z is now … (20261130T201000Z - 5 min.)`. */
const TIMES = /(\d{8}T\d{6}Z).*\((\d{8}T\d{6}Z)/s;

/** Whether the service refused a request for the time that it was signed with. */
export function isClockFailure({
  name,
  message,
}: Pick<ServiceFailure, 'name' | 'message'>): boolean {
  return NAMES.has(name) || SAID.test(message);
}

/** What to do when this computer's clock is in the way; `undefined` for other failures. */
export function clockAdvice(failure: ServiceFailure): string | undefined {
  if (!isClockFailure(failure)) return undefined;
  const [, signed = '', service = ''] = TIMES.exec(failure.message) ?? [];
  const ahead = epochOf(signed) - epochOf(service);
  const off = Number.isNaN(ahead) ? 'more than 5 minutes off' : clockWords(ahead);
  return `This computer's clock is ${off}. Set the clock, then try again.`;
}

/** As in `10 minutes ahead`. @param aheadMs of the service's clock; negative: behind it */
export function clockWords(aheadMs: number): string {
  const minutes = Math.round(Math.abs(aheadMs) / 60_000);
  const [count, unit] =
    minutes < 120
      ? [minutes, 'minute']
      : minutes < 48 * 60
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return `${count} ${unit}${count === 1 ? '' : 's'} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
}

/** @param text as in `20261130T200000Z`; NaN for anything else */
function epochOf(text: string): number {
  return Date.parse(text.replace(/^(\d{4})(\d\d)(\d\dT\d\d)(\d\d)(\d\dZ)$/, '$1-$2-$3:$4:$5'));
}
