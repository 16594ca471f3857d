/** Numbers as they stand on the page: always the same, whatever the browser's language. */
const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
const oneDigit = new Intl.NumberFormat('en-US', {
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

export function formatCount(value: number): string {
  return whole.format(value);
}

/** A rate per second: one digit below ten, none above. */
export function formatRate(perSecond: number): string {
  return perSecond > 0 && perSecond < 10 ? oneDigit.format(perSecond) : whole.format(perSecond);
}

/** Bytes in the binary units that the quotas are written in. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${whole.format(bytes)} B`;
  if (bytes < 1024 * 1024) return `${oneDigit.format(bytes / 1024)} KiB`;
  if (bytes < 1024 ** 3) return `${oneDigit.format(bytes / 1024 / 1024)} MiB`;
  return `${oneDigit.format(bytes / 1024 ** 3)} GiB`;
}

/** A part of a whole, in percent with one digit. */
export function formatShare(part: number): string {
  return `${oneDigit.format(part * 100)} %`;
}

/** A span of time in the two largest units that matter. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How far apart two moments are: under a second in ms. */
export function formatSpan(ms: number): string {
  return ms < 1000 ? `${whole.format(ms)} ms` : formatDuration(ms);
}

/** The time of day of an epoch time in ms, local, to the millisecond. */
export function formatTime(epochMs: number): string {
  const date = new Date(epochMs);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

/** How long something took, in three digits or so: `4.2 ms`, `812 ms`, `3.58 s`, `10.4 s`. */
export function formatLatency(ms: number): string {
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  return `${ms < 100 ? ms.toFixed(1) : ms.toFixed(0)} ms`;
}

/** US dollars: three digits below a dollar, so that one shard-hour does not read as $0.02. */
export function formatDollars(amount: number): string {
  if (amount > 0 && amount < 0.0005) return 'under $0.001';
  const digits = amount !== 0 && Math.abs(amount) < 1 ? 3 : 2;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits })}`;
}

/**
 * The number in a field; the text itself when there is none in it, so that whoever
 * checks it can say what was typed. Thousands may be grouped by commas or spaces.
 */
export function fieldNumber(text: string): number | string {
  const plain = text.trim().replaceAll(/(?<=\d)[ ,_](?=\d{3})/g, '');
  if (!/^-?(\d+\.?\d*|\.\d+)(e\d+)?$/i.test(plain)) return text;
  return Number(plain);
}

/** `52 min`; below five minutes `4:32`. @param ms milliseconds, may be past */
export function timeLeft(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  if (seconds >= 300) return `${Math.floor(seconds / 60)} min`;
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
