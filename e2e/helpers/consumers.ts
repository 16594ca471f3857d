import { expect, type Locator, type Page } from '@playwright/test';

export interface ConsumerFields {
  readonly name?: string;
  readonly fanOut?: boolean;
  readonly interval?: string;
  readonly limit?: string;
  readonly work?: string;
  readonly alarm?: string;
  readonly computes?: string;
  readonly path?: string;
  readonly id?: string;
  readonly idPath?: string;
}

/** The Consumers tab of the Records page. */
export class ConsumersTab {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(stream: string): Promise<void> {
    await this.page.goto(`/#/records/${stream}?view=consumers`);
    await expect(this.page.getByRole('button', { name: 'Add a consumer' })).toBeVisible();
  }

  card(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  figure(name: string, figure: string): Locator {
    return this.card(name)
      .locator('.consumer__figures > div')
      .filter({ hasText: figure })
      .locator('dd');
  }

  async choose(label: string, option: string): Promise<void> {
    const { page } = this;
    await page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(`^${label}`) })
      .click();
    await page.getByRole('option', { name: new RegExp(`^(?:Selected )?${option}`) }).click();
  }

  async fill(fields: ConsumerFields): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    const type = async (label: string, value: string | undefined): Promise<void> => {
      if (value !== undefined) await dialog.getByLabel(label).fill(value);
    };
    await type('Name', fields.name);
    if (fields.fanOut !== undefined)
      await this.choose('Reads by', fields.fanOut ? 'Enhanced fan-out' : 'Polling');
    if (fields.interval !== undefined) await this.choose('Reads every', fields.interval);
    await type('Limit, records a read', fields.limit);
    await type('Work on each record, ms', fields.work);
    await type('Alarm at iterator age, s', fields.alarm);
    if (fields.computes !== undefined) await this.choose('Computes', fields.computes);
    await type('Where the text is', fields.path);
    if (fields.id !== undefined) await this.choose('Identify a record by', fields.id);
    await type('Where the id is', fields.idPath);
  }

  async add(fields: ConsumerFields): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a consumer' }).click();
    await this.fill(fields);
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Add consumer' }).click();
    await expect(dialog).toBeHidden();
  }

  async edit(name: string, fields: ConsumerFields): Promise<void> {
    await this.card(name)
      .getByRole('button', { name: `Edit: ${name}` })
      .click();
    await this.fill(fields);
    await this.save();
  }

  async save(): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Save changes' }).click();
    await expect(dialog).toBeHidden();
  }

  async alarm(name: string, seconds: string): Promise<void> {
    const field = this.card(name).getByLabel(`Alarm of ${name} at iterator age, seconds`);
    await field.fill(seconds);
    await field.press('Enter');
  }
}
