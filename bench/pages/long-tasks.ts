import {
  button,
  field,
  fill,
  longTasks,
  mark,
  pause,
  press,
  report,
  until,
} from '../harness/page.ts';

const SHARDS = 40;
const RATE = 20_000;
const RUN_MS = 15_000;

export interface LongTaskRun {
  /** Milliseconds of each main-thread task over 50 ms, from Start until the run had ended. */
  readonly tasks: readonly number[];
  readonly seconds: number;
  readonly accepted: number;
  /** What the page said at the end. */
  readonly end: string;
}

function state(): string {
  return document.querySelector('.run-bar [role="status"]')?.textContent ?? '';
}

function accepted(): number {
  const cell = document.querySelector('.accounts__table tr:first-child td:last-child');
  return Number((cell?.textContent ?? '').replaceAll(/\D/g, ''));
}

async function createStream(): Promise<void> {
  location.hash = '#/streams';
  (await until('the Streams page', () => button('Create stream'))).click();
  fill(await until('its name', () => field('Name')), 'forty');
  fill(await until('its shards', () => field('Shards')), String(SHARDS));
  await pause(200);
  const dialog = await until(
    'the dialog',
    () => document.querySelector('[role="dialog"]') ?? false,
  );
  const create = [...dialog.querySelectorAll('button')].find(
    ({ textContent }) => textContent.trim() === 'Create stream',
  );
  create?.click();
  await until('the stream', () => location.hash.includes('forty'));
  await until('the stream to be active', () => /\bactive\b/i.test(document.body.textContent));
  location.hash = '#/';
}

async function chooseStream(): Promise<void> {
  const picker = () => document.querySelector<HTMLElement>('.stream-picker button') ?? undefined;
  press(await until('the choice of a stream', picker));
  const option = await until('the stream in the list', () =>
    [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(({ textContent }) =>
      textContent.includes('forty'),
    ),
  );
  press(option);
}

report(async (): Promise<LongTaskRun> => {
  await until('the first mount', () => button('Start'));
  await createStream();
  await chooseStream();
  fill(await until('the rate', () => field('Records per second')), String(RATE));
  document.querySelector('details')?.setAttribute('open', '');
  fill(await until('the limit', () => field('Requests in flight')), '12');
  const start = await until('Start', () => button('Start'));
  await pause(2_000);

  const watch = longTasks();
  await mark('start');
  const began = performance.now();
  start.click();
  await until('the run', () => button('Stop'));
  await pause(RUN_MS);
  (await until('Stop', () => button('Stop'))).click();
  await until('the end', () => /^(?:Completed|Stopped|Ended)/.test(state()), 60_000);
  const seconds = (performance.now() - began) / 1000;
  await mark('end');
  watch.stop();
  return { tasks: watch.durations, seconds, accepted: accepted(), end: state() };
});
