import { expect, type Locator, type Page } from '@playwright/test';
import type { Exercise } from '../../src/exercises/file/schema.ts';
import { catalogue } from '../../src/exercises/catalogue/index.ts';
import { deriveValues, personalise } from '../../src/exercises/values.ts';
import { keyboardOnly } from './keyboard.ts';
import { Workbench } from './workbench.ts';

/** Whose sheets the tests do. */
export const NAME = 'Ada Lovelace';

/** One exercise as its student does it: on the page only. */
export class ExerciseSheet {
  readonly page: Page;
  readonly panel: Locator;
  readonly workbench: Workbench;
  readonly exercise: Exercise;
  /** What derives from the student's name. */
  readonly values: Readonly<Record<string, string>>;

  constructor(page: Page, id: string, name: string, streamPrefix = '') {
    const source = catalogue().find((exercise) => exercise.id === id);
    if (source === undefined) throw new Error(`no exercise ${id}`);
    this.page = page;
    this.exercise = personalise(source, name, streamPrefix);
    this.values = deriveValues(source, name, streamPrefix);
    this.panel = page.getByRole('complementary', { name: `Exercise: ${source.title}` });
    this.workbench = new Workbench(page);
  }

  value(name: string): string {
    const value = this.values[name];
    if (value === undefined) throw new Error(`no value ${name}`);
    return value;
  }

  get stream(): string {
    return this.value('stream');
  }

  async begin(name: string): Promise<void> {
    await this.go('Exercises');
    await this.page
      .getByRole('main')
      .getByRole('link', { name: this.exercise.title, exact: true })
      .click();
    await this.page.getByRole('main').getByLabel('Name', { exact: true }).fill(name);
    await this.page.getByRole('button', { name: 'Start the exercise' }).click();
    await expect(this.panel).toBeVisible();
  }

  async go(title: string): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Pages' })
      .getByRole('link', { name: title, exact: true })
      .click();
  }

  /** Waits until so many steps are passed. */
  async expectDone(steps: number, timeout = 20_000): Promise<void> {
    await expect(this.panel.getByRole('progressbar')).toHaveAttribute('value', String(steps), {
      timeout,
    });
  }

  async expectPassed(): Promise<void> {
    await this.expectDone(this.exercise.steps.length);
    await expect(this.panel.getByText('All steps are done.')).toBeVisible();
  }

  /** Types an answer, or chooses the option with that text. */
  async answer(id: string, typed: string): Promise<void> {
    const question = this.exercise.steps
      .flatMap(({ questions }) => questions)
      .find((one) => one.id === id);
    if (question === undefined) throw new Error(`no question ${id}`);
    const { answer } = question;
    const form = this.panel.locator('form').filter({ hasText: question.text.replaceAll('`', '') });
    if (answer.type === 'choice') {
      const option = answer.options.find((one) => one.id === typed);
      if (option === undefined) throw new Error(`no option ${typed}`);
      await form.getByText(option.text, { exact: true }).click();
    } else await form.getByRole('textbox').fill(typed);
    await form.getByRole('button', { name: 'Check' }).click();
  }

  /** Chooses the right option of each of these questions. */
  async choose(...ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const question = this.exercise.steps
        .flatMap(({ questions }) => questions)
        .find((one) => one.id === id);
      if (question?.answer.type !== 'choice') throw new Error(`${id} is no choice`);
      await this.answer(id, question.answer.right);
    }
  }

  async create(shards: number): Promise<void> {
    const { page } = this;
    await this.go('Streams');
    await page.getByRole('button', { name: 'Create stream' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Create a stream' });
    await dialog.getByLabel('Name', { exact: true }).fill(this.stream);
    await dialog.getByLabel('Shards', { exact: true }).fill(String(shards));
    await dialog.getByRole('button', { name: 'Create stream' }).click();
    await expect(dialog).toBeHidden();
  }

  async openWorkbench(): Promise<void> {
    await this.workbench.show();
    await this.workbench.chooseStream(this.stream);
  }

  /** Puts a snippet of the step that is being done into a field. */
  snippet(label: string): string {
    const found = this.exercise.steps
      .flatMap(({ snippets }) => snippets)
      .find((one) => one.label === label);
    if (found === undefined) throw new Error(`no snippet ${label}`);
    return found.text;
  }

  /** The same of one step, where several have one with that label. */
  snippetOf(step: string, label: string): string {
    const found = this.exercise.steps
      .find(({ id }) => id === step)
      ?.snippets.find((one) => one.label === label);
    if (found === undefined) throw new Error(`no snippet ${label} in ${step}`);
    return found.text;
  }

  /** Goes where the step's link leads. */
  async follow(page: string): Promise<void> {
    await this.panel.getByRole('link', { name: `Open the ${page}` }).click();
  }

  /** Step by step: an iterator at TRIM_HORIZON, and its first records. */
  async walk(limit: number, shard?: string): Promise<void> {
    const { page } = this;
    await page.goto(`/#/records/${this.stream}?view=step`);
    if (shard !== undefined) {
      await page.getByRole('button', { name: /^Shard\b/ }).click();
      await page.getByRole('option', { name: new RegExp(`^(?:Selected )?${shard}\\b`) }).click();
    }
    await page.getByRole('button', { name: 'Get iterator' }).click();
    await page.getByLabel('Limit', { exact: true }).fill(String(limit));
    const get = page.getByRole('button', { name: 'Get records' });
    await expect(get).toBeEnabled();
    await get.click();
    await expect(get).toBeEnabled();
  }

  /** A figure of the newest run, as its report shows it. */
  async reported(name: string): Promise<string> {
    const row = this.page.getByRole('row').filter({
      has: this.page.getByRole('rowheader', { name, exact: true }),
    });
    return (await row.locator('td').first().textContent()) ?? '';
  }
}

/** Opens the page and begins an exercise; KEYBOARD_ONLY=1 does all of it without a mouse. */
export async function beginExercise(page: Page, id: string): Promise<ExerciseSheet> {
  if (process.env['KEYBOARD_ONLY'] === '1') keyboardOnly(page);
  const sheet = new ExerciseSheet(page, id, NAME);
  await sheet.workbench.open();
  await sheet.begin(NAME);
  return sheet;
}
