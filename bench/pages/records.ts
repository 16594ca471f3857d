import { createStream } from '../harness/create-stream.ts';
import { button, field, fill, longTasks, pause, press, report, until } from '../harness/page.ts';

const STREAM = 'rows';
const ROWS = 1_000_000;
const ROW_PX = 28;

export interface RecordsRun {
  /** Milliseconds between two frames while the list moves by three rows a frame. */
  readonly scroll: readonly number[];
  /** The same while its thumb is dragged over the whole list. */
  readonly drag: readonly number[];
  /** The same while the list follows new records. */
  readonly follow: readonly number[];
  /** Tasks of the page's own thread over 50 ms meanwhile: what is not another's doing. */
  readonly tasks: readonly number[];
  /** Records/s that arrived meanwhile. */
  readonly arriving: number;
}

function option(words: string): HTMLElement | undefined {
  return [...document.querySelectorAll<HTMLElement>('[role="option"]')].find(({ textContent }) =>
    textContent.includes(words),
  );
}

function checkbox(words: string): HTMLInputElement | undefined {
  return [...document.querySelectorAll<HTMLInputElement>('input[type="checkbox"]')].find((box) =>
    (box.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .some((id) => document.getElementById(id)?.textContent.includes(words)),
  );
}

/** Also within shadow roots, where the editor is. */
function editable(root: Document | ShadowRoot): HTMLElement | undefined {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    if (element.contentEditable === 'true') return element;
    const within = element.shadowRoot === null ? undefined : editable(element.shadowRoot);
    if (within !== undefined) return within;
  }
  return undefined;
}

function number(selector: string): number {
  return Number((document.querySelector(selector)?.textContent ?? '').replaceAll(/\D/g, ''));
}

const accepted = () => number('.accounts__table tr:first-child td:last-child');
const rowCount = () =>
  Number(document.querySelector('[role="grid"]')?.getAttribute('aria-rowcount') ?? 1) - 1;

async function prepareStream(): Promise<void> {
  await createStream(STREAM, 20);
  location.hash = '#/';
  const picker = () => document.querySelector<HTMLElement>('.stream-picker button') ?? undefined;
  press(await until('the choice of a stream', picker));
  press(await until('the stream in the list', () => option(STREAM)));
}

async function run(rate: number, aggregate: boolean): Promise<void> {
  fill(await until('the rate', () => field('Records per second')), String(rate));
  document.querySelector('.sending__more')?.setAttribute('open', '');
  fill(await until('the limit', () => field('Requests in flight')), '12');
  const box = await until('the box for aggregates', () => checkbox('Aggregate records'));
  if (box.checked !== aggregate) box.click();
  await pause(300);
  (await until('Start', () => button('Start'))).click();
  await until('the run', () => button('Stop'));
}

/** Does a step in each frame. @returns the time between frames, ms */
async function frames(count: number, step: (frame: number) => void): Promise<number[]> {
  const times: number[] = [];
  let before = await nextFrame();
  for (let frame = 0; frame < count; frame += 1) {
    step(frame);
    const now = await nextFrame();
    times.push(now - before);
    before = now;
  }
  return times;
}

function nextFrame(): Promise<number> {
  return new Promise((done) => {
    requestAnimationFrame(done);
  });
}

report(async (): Promise<RecordsRun> => {
  await until('the first mount', () => button('Start'));
  await prepareStream();
  const editor = await until('the editor', () => editable(document));
  editor.focus();
  document.execCommand('selectAll');
  document.execCommand('insertText', false, '{"n":{{number.int({"min":1,"max":99999})}}}');
  await pause(500);
  await run(400_000, true);
  await until('a million records', () => accepted() >= ROWS * 1.02, 120_000);
  (await until('Stop', () => button('Stop'))).click();
  await until('the end', () => button('Start'), 60_000);

  location.hash = `#/records/${STREAM}?from=TRIM_HORIZON`;
  await until('a million rows', () => rowCount() >= ROWS, 120_000);
  await pause(4_000);
  const grid = document.querySelector('.record-grid');
  if (grid === null) throw new Error('there is no list');
  const scroll = await frames(200, () => {
    grid.scrollTop -= ROW_PX * 3;
  });
  const end = grid.scrollHeight - grid.clientHeight;
  const drag = await frames(200, (frame) => {
    grid.scrollTop = end * (1 - Math.abs(100 - frame) / 100);
  });

  location.hash = '#/';
  await run(5_000, false);
  location.hash = `#/records/${STREAM}?from=LATEST`;
  await until('new records', () => rowCount() > 0 && rowCount() < ROWS);
  await pause(3_000);
  const [rows, at] = [rowCount(), performance.now()];
  const watch = longTasks();
  const follow = await frames(600, () => undefined);
  watch.stop();
  const arriving = ((rowCount() - rows) / (performance.now() - at)) * 1000;
  return { scroll, drag, follow, tasks: watch.durations, arriving };
});
