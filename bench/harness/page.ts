import type { BenchMessage } from './chromium.ts';

/** The page's end of `runBare`. */
async function tell(message: BenchMessage): Promise<void> {
  await fetch('/bench/message', { method: 'POST', body: JSON.stringify(message) });
}

/** Reads the browser's CPU now; `start` and `end` bound what is reported. */
export async function mark(name: 'start' | 'end'): Promise<void> {
  await tell({ kind: 'mark', name });
}

/** CPU of all workers of this browser so far, ms. */
export async function workerTime(): Promise<number> {
  const response = await fetch('/bench/worker-time');
  return Number(await response.text());
}

/** Runs a script once and hands its value, or its failure, to the harness. */
export function report(script: () => Promise<unknown>): void {
  script().then(
    (value) => tell({ kind: 'report', value }),
    (thrown: unknown) =>
      tell({
        kind: 'failure',
        message: thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown),
      }),
  );
}

/** Asks until there is an answer. @throws Error with `what` after `timeoutMs` */
export async function until<T>(
  what: string,
  ask: () => T | undefined | false,
  timeoutMs = 30_000,
): Promise<T> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const answer = ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > deadline) throw new Error(`not in ${timeoutMs} ms: ${what}`);
    await pause(50);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, ms);
  });
}

/** A button that can be pressed, by the words on it. */
export function button(name: string | RegExp): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLButtonElement>('button')].find(
    (element) =>
      !element.disabled &&
      element.getAttribute('aria-disabled') !== 'true' &&
      matches(element.getAttribute('aria-label') ?? element.textContent.trim(), name),
  );
}

/** A click with the mouse: some parts open when the button goes down. */
export function press(element: HTMLElement): void {
  for (const type of ['mousedown', 'mouseup'] as const) {
    element.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true }));
  }
  element.click();
}

/** An input by the words of its label. */
export function field(name: string | RegExp): HTMLInputElement | undefined {
  return [...document.querySelectorAll<HTMLInputElement>('input, textarea')].find((element) =>
    matches(
      element.getAttribute('aria-label') ?? element.labels?.[0]?.textContent.trim() ?? '',
      name,
    ),
  );
}

/** Types as a person does, as far as React can tell. */
export function fill(element: HTMLInputElement, text: string): void {
  const prototype = Object.getPrototypeOf(element) as object;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(element, text);
  element.dispatchEvent(new Event('input', { bubbles: true }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Tasks of the main thread over 50 ms from now on, in milliseconds. */
export function longTasks(): { readonly durations: number[]; stop(): void } {
  const durations: number[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) durations.push(entry.duration);
  });
  observer.observe({ type: 'longtask' });
  return { durations, stop: () => observer.disconnect() };
}

function matches(text: string, name: string | RegExp): boolean {
  return typeof name === 'string' ? text === name : name.test(text);
}
