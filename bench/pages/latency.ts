import { createStream } from '../harness/create-stream.ts';
import { button, field, fill, pause, press, report, until } from '../harness/page.ts';

/** Records/s: a put every 50 ms, so that each is a call of its own. */
const RATE = 20;
const SAMPLE_MS = 20_000;
const STREAM = 'latency';

export interface LatencyRun {
  /** Milliseconds from when the service stored a record until the frame that showed its row. */
  readonly polling: readonly number[];
  readonly fanOut: readonly number[];
}

function option(words: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('label')].find(({ textContent }) =>
    textContent.includes(words),
  );
}

async function openRecords(): Promise<void> {
  location.hash = `#/records/${STREAM}?from=LATEST`;
  (await until('the View menu', () => button(/^View/))).click();
  (await until('the choice of 250 ms', () => option('every 250 ms'))).click();
  button(/^View/)?.click();
}

/** Epoch milliseconds of a time of today, as a row writes it. */
function epochOf(time: string): number | undefined {
  const [, hours, minutes, seconds, ms] = /^(\d\d):(\d\d):(\d\d)\.(\d{3})$/.exec(time) ?? [];
  if (ms === undefined) return undefined;
  return new Date().setHours(Number(hours), Number(minutes), Number(seconds), Number(ms));
}

/** Watches the list for a while: each row once, at the frame after it came into the page. */
async function sample(): Promise<number[]> {
  const seen = new Set<string>();
  const delays: number[] = [];
  let counts = false;
  const look = (): void => {
    const now = Date.now();
    for (const row of document.querySelectorAll('.record-row')) {
      const data = row.querySelector('.record-cell--data')?.textContent ?? '';
      const arrival = epochOf(row.querySelector('.record-cell--arrival')?.textContent ?? '');
      if (data === '' || arrival === undefined || seen.has(data)) continue;
      seen.add(data);
      if (counts) delays.push(now - arrival);
    }
  };
  let asked = false;
  const observer = new MutationObserver(() => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      look();
    });
  });
  observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  // What was on its way when watching began says nothing.
  await pause(3_000);
  counts = true;
  await pause(SAMPLE_MS);
  observer.disconnect();
  return delays;
}

report(async (): Promise<LatencyRun> => {
  await until('the first mount', () => button('Start'));
  await createStream(STREAM, 2);
  location.hash = '#/';
  await until('the workbench', () => button('Start'));
  const picker = () => document.querySelector<HTMLElement>('.stream-picker button') ?? undefined;
  press(await until('the choice of a stream', picker));
  press(
    await until('the stream in the list', () =>
      [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(({ textContent }) =>
        textContent.includes(STREAM),
      ),
    ),
  );
  fill(await until('the rate', () => field('Records per second')), String(RATE));
  (await until('Start', () => button('Start'))).click();
  await until('the run', () => button('Stop'));
  await openRecords();
  const polling = await sample();
  (await until('the choice of delivery', () => button(/^Polling/))).click();
  (await until('the registration', () => button('Register and subscribe'))).click();
  await until('the subscription', () => button(/^Pushed: fan-out/));
  const fanOut = await sample();
  return { polling, fanOut };
});
