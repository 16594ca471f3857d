import { expect, type Page } from '@playwright/test';

/** Opens the Records page of a stream, from its oldest record, as a link would. */
export async function openRecords(page: Page, stream: string): Promise<void> {
  await page.goto(`/#/records/${stream}`);
  await expect(page.getByRole('grid', { name: 'Records' })).toBeVisible();
}

/** Waits until the list holds that many records and no more come for a moment. */
export async function expectRecordCount(
  page: Page,
  count: number,
  timeout = 60_000,
): Promise<void> {
  // The heading is a row of the grid too.
  const grid = page.getByRole('grid', { name: 'Records' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1), { timeout });
  await page.waitForTimeout(1_500);
  await expect(grid).toHaveAttribute('aria-rowcount', String(count + 1));
}

/**
 * The text of every record in the list, read as a person could: from the top, a screen
 * at a time, because only the rows in view exist.
 */
export async function readAllRecords(page: Page): Promise<readonly string[]> {
  const grid = page.getByRole('grid', { name: 'Records' });
  const total = Number(await grid.getAttribute('aria-rowcount')) - 1;
  const found = new Map<number, string>();
  await grid.focus();
  await grid.press('Home');
  for (let unchanged = 0; found.size < total && unchanged < 50;) {
    const before = found.size;
    const rows = await grid
      .locator('[data-position]')
      .evaluateAll((elements) =>
        elements.map((row): [number, string] => [
          Number(row.getAttribute('data-position')),
          row.querySelector('.record-cell--data')?.textContent ?? '',
        ]),
      );
    for (const [position, text] of rows) if (text !== '') found.set(position, text);
    unchanged = found.size === before ? unchanged + 1 : 0;
    // A screen may come before its rows do: it is left only when all of them were read.
    if (rows.every(([position]) => found.has(position))) await grid.press('PageDown');
    else await page.waitForTimeout(20);
  }
  return [...found].toSorted(([a], [b]) => a - b).map(([, text]) => text);
}
