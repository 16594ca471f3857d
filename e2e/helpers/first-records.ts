import { expect } from '@playwright/test';
import type { ExerciseSheet } from './exercise.ts';

/** Exercise 1 from start to pass, on practice streams and on AWS alike. */
export async function doFirstRecords(sheet: ExerciseSheet): Promise<void> {
  const { page } = sheet;
  await sheet.create(2);
  await sheet.expectDone(1);

  await sheet.openWorkbench();
  await sheet.workbench.run({
    template: sheet.snippet('Record template'),
    rate: '200',
    records: 99,
  });
  await sheet.expectDone(2);

  await sheet.walk(Number(sheet.value('limit')));
  await sheet.expectDone(3);

  const data = await page
    .getByRole('list', { name: 'Records of the answer' })
    .getByRole('listitem')
    .first()
    .textContent();
  const base64 = /eyJ[A-Za-z0-9+/]+=*/.exec(data ?? '')?.[0] ?? '';
  await sheet.answer('decoded', Buffer.from(base64, 'base64').toString());
  await sheet.answer('longer', '300');
  await expect(sheet.panel.getByText('Not right.')).toBeVisible();
  await sheet.answer('longer', '400');
  await sheet.expectDone(4);

  const next = page.getByRole('button', { name: 'Next', exact: true });
  for (let i = 0; i < 2; i += 1) {
    await next.click();
    await expect(next).toBeEnabled();
  }
  await sheet.choose('null');
  await sheet.expectPassed();
}
