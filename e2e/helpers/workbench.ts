import { expect, type Locator, type Page } from '@playwright/test';

/** How long after Start a run that is small ends, drained, on two busy cores. */
const RUN_TIMEOUT_MS = 60_000;

export interface RunSettings {
  readonly template?: string;
  /** Records per second, as typed. */
  readonly rate?: string;
  readonly records?: number;
  readonly seconds?: number;
  readonly keys?: { readonly fixed: string } | { readonly many: number };
  readonly retry?: boolean;
  readonly inFlight?: number;
}

/** The workbench as a user works it: by labels and the words on buttons. */
export class Workbench {
  readonly page: Page;
  readonly start: Locator;
  readonly stop: Locator;
  readonly state: Locator;

  constructor(page: Page) {
    this.page = page;
    this.start = page.getByRole('button', { name: 'Start', exact: true });
    this.stop = page.getByRole('button', { name: 'Stop', exact: true });
    this.state = page.locator('.run-bar').getByRole('status');
  }

  async open(): Promise<void> {
    await this.page.goto('/');
    await expect(this.start).toBeEnabled();
  }

  async show(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: 'Workbench' })
      .click();
    await expect(this.page.getByRole('heading', { name: 'Workbench' })).toBeAttached();
  }

  async chooseStream(name: string): Promise<void> {
    await this.#choose(/^Stream\b/, `${name} `);
    await expect(this.start).toBeEnabled();
  }

  async set(settings: RunSettings): Promise<void> {
    const { template, rate, records, seconds, keys, retry, inFlight } = settings;
    if (template !== undefined) await this.#paste('Record template', template);
    if (rate !== undefined) await this.#type('Records per second', rate);
    if (records !== undefined) {
      await this.#choose(/^Ends\b/, 'After a number of records');
      await this.#type('Records', String(records));
    }
    if (seconds !== undefined) {
      await this.#choose(/^Ends\b/, 'After a time');
      await this.#type('Seconds', String(seconds));
    }
    if (keys !== undefined && 'fixed' in keys) {
      await this.#choose(/^Strategy\b/, 'One fixed key');
      await this.#type('Key', keys.fixed);
    } else if (keys !== undefined) {
      await this.#choose(/^Strategy\b/, 'N keys, evenly');
      await this.#type('How many keys', String(keys.many));
    }
    if (retry !== undefined) {
      await this.#choose(/^Throttled records\b/, retry ? 'Retry with backoff' : 'No retry');
    }
    if (inFlight !== undefined) {
      const field = this.page.getByLabel('Requests in flight', { exact: true });
      if (!(await field.isVisible()))
        await this.page.getByText('More options', { exact: true }).click();
      await field.fill(String(inFlight));
    }
  }

  /** Chooses a partition key strategy and fills its fields in. */
  async chooseKeys(strategy: string, fields: Readonly<Record<string, string>>): Promise<void> {
    await this.#choose(/^Strategy\b/, strategy);
    for (const [label, text] of Object.entries(fields)) await this.#type(label, text);
  }

  /** Fills fields in that stand under "More options". */
  async more(fields: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, text] of Object.entries(fields)) {
      const field = this.page.getByLabel(label, { exact: true });
      if (!(await field.isVisible()))
        await this.page.getByText('More options', { exact: true }).click();
      await field.fill(text);
    }
  }

  /** Ticks or unticks a box under "More options". */
  async tick(label: string, on: boolean): Promise<void> {
    const box = this.page.getByRole('checkbox', { name: label });
    if (!(await box.isVisible()))
      await this.page.getByText('More options', { exact: true }).click();
    await box.setChecked(on);
  }

  async chooseRetry(option: string): Promise<void> {
    await this.#choose(/^Throttled records\b/, option);
  }

  async untilStop(): Promise<void> {
    await this.#choose(/^Ends\b/, 'Until I press Stop');
  }

  /** Presses Start and waits for the end. @returns the words that the run ended with */
  async run(settings: RunSettings = {}, timeout = RUN_TIMEOUT_MS): Promise<string> {
    await this.set(settings);
    // The words of the run before still stand there when this one starts.
    const before = await this.#reportLink();
    await this.start.click();
    await expect.poll(() => this.#reportLink(), { timeout }).not.toBe(before);
    return this.ended(timeout);
  }

  async ended(timeout = RUN_TIMEOUT_MS): Promise<string> {
    await expect(this.state).toHaveText(/^(?:Completed|Stopped|Ended)/, { timeout });
    return (await this.state.textContent()) ?? '';
  }

  /** The address of the last run's report; none while a run goes on. */
  async #reportLink(): Promise<string | undefined> {
    const link = this.page.locator('.run-bar').getByRole('link', { name: 'Report' });
    return (await link.count()) === 0
      ? undefined
      : ((await link.first().getAttribute('href')) ?? undefined);
  }

  /** The accounts as shown, such as `{ Accepted: 10000, 'Gave up': 0, … }`. */
  async accounts(): Promise<Readonly<Record<string, number>>> {
    const rows = this.page.getByRole('table', { name: 'Where the generated records are' });
    const lines = await rows.locator('tr').evaluateAll((elements) =>
      elements.map((row): [string, string] => [
        // The sign before the name is for the eye.
        row.querySelector('th')?.lastChild?.textContent ?? '',
        row.querySelector('td:last-child')?.textContent ?? '',
      ]),
    );
    return Object.fromEntries(
      lines.map(([name, count]) => [name.replace('= ', ''), toNumber(count)]),
    );
  }

  /** What stands in each shard's row. */
  async shards(): Promise<readonly ShardRow[]> {
    const rows = this.page.locator('.shard-rows tbody tr');
    return rows.evaluateAll((elements) =>
      elements.map((row) => {
        const cell = (i: number, part = ''): string =>
          row.querySelector(`td:nth-of-type(${i}) ${part}`)?.textContent ?? '';
        const own = row.querySelector('td:nth-of-type(4)')?.firstChild?.textContent ?? '';
        return {
          shard: row.querySelector('th')?.textContent ?? '',
          throttled: Number(cell(3, 'span').replaceAll(/\D/g, '')),
          share: Number.parseFloat(own),
        };
      }),
    );
  }

  async #type(label: string, text: string): Promise<void> {
    // A select is labelled by what is chosen in it too.
    const fields = this.page.locator('input, textarea');
    await this.page.getByLabel(label, { exact: true }).and(fields).fill(text);
  }

  /** Replaces the text of an editor as a user does, by keyboard: `fill` would write its DOM. */
  async #paste(label: string, text: string): Promise<void> {
    await this.page.getByLabel(label, { exact: true }).click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(text);
  }

  /** @param option how its name begins; the one that is chosen already says so before it */
  async #choose(trigger: RegExp, option: string): Promise<void> {
    // On a narrow screen a tab has the name of a select.
    const button = this.page
      .getByRole('button', { name: trigger })
      .and(this.page.locator('[aria-haspopup=listbox]'));
    const name = new RegExp(`^(?:Selected )?${option}`);
    // Parts of the page that come late may move the list between press and release.
    await expect(async () => {
      if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
      await this.page.getByRole('option', { name }).click({ timeout: 5000 });
      await expect(button).toContainText(option.trim(), { timeout: 2000 });
    }).toPass({ timeout: 30_000 });
  }
}

export interface ShardRow {
  readonly shard: string;
  readonly throttled: number;
  /** Percent of the accepted records. */
  readonly share: number;
}

/** Creates a stream on the Streams page and waits until it is there. */
export async function createStream(page: Page, name: string, shards: number): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Pages' })
    .getByRole('link', { name: 'Streams' })
    .click();
  await page.getByRole('button', { name: 'Create stream' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Create a stream' });
  await dialog.getByLabel('Name', { exact: true }).fill(name);
  await dialog.getByLabel('Shards', { exact: true }).fill(String(shards));
  await dialog.getByRole('button', { name: 'Create stream' }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByText(/^Active$/i).first()).toBeVisible();
}

export function toNumber(text: string): number {
  return Number(text.replaceAll(/[^\d.-]/g, ''));
}
