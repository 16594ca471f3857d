import { expect, test } from './fixtures.ts';
import { ConsumersTab } from './helpers/consumers.ts';
import { expectAccessible, forEachLook, screenshot } from './helpers/looks.ts';
import { createStream, Workbench } from './helpers/workbench.ts';

test('named consumers: each its place, its checkpoint kept across a reload, its counts and alarm', async ({
  page,
}) => {
  test.setTimeout(120_000);
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'shared', 1);
  await workbench.open();
  await workbench.chooseStream('shared');
  const send = async (): Promise<void> => {
    expect(
      await workbench.run({
        template: '{"id":"{{index}}","word":"To be or not to be"}',
        rate: '500',
        records: 100,
      }),
    ).toMatch(/^Completed/);
  };
  await send();

  const tab = new ConsumersTab(page);
  await tab.open('shared');
  await expect(page.getByText('No consumers yet.')).toBeVisible();
  await tab.add({ name: 'billing', interval: '500 ms' });
  const billing = tab.card('billing');
  await expect(billing.getByText('100 records counted')).toBeVisible();
  await billing.getByRole('button', { name: 'Checkpoint: billing' }).click();
  await expect(tab.figure('billing', 'Since checkpoint')).toHaveText('0');

  await page.goto('/#/');
  await expect(workbench.start).toBeEnabled();
  await send();
  await tab.open('shared');
  await expect(billing.getByText('200 records counted')).toBeVisible();
  await expect(tab.figure('billing', 'Since checkpoint')).toHaveText('100');

  // As after a crash: the place since the checkpoint is lost, and is read again.
  await page.reload();
  await expect(billing.getByText('not started')).toBeVisible();
  await billing.getByRole('button', { name: 'Resume from checkpoint' }).click();
  await expect(billing.getByText('100 records counted')).toBeVisible();
  await billing.getByRole('button', { name: 'Stop: billing' }).click();
  await expect(billing.getByText('stopped')).toBeVisible();
  await billing.getByRole('button', { name: 'Resume from checkpoint' }).click();
  // At least once: what was not checkpointed is counted a second time…
  await expect(billing.getByText('200 records counted')).toBeVisible();
  await billing.getByRole('button', { name: 'Edit: billing' }).click();
  await tab.fill({ id: 'A value in the JSON', idPath: 'id' });
  await tab.save();
  // …and with ids each record once: the second run repeated the ids of the first.
  await billing.getByRole('switch', { name: 'Ignore ids already seen' }).check();
  await expect(billing.getByText('100 records counted, 100 ignored')).toBeVisible();

  await tab.add({ name: 'words', computes: 'Count words', path: 'word' });
  await expect(tab.card('words').getByRole('row', { name: 'be 400' })).toBeVisible();
  await tab.add({ name: 'slow', interval: '250 ms', limit: '1', work: '2000', alarm: '1' });
  await expect(tab.card('slow').getByText('above its alarm')).toBeVisible();
  await tab.alarm('slow', '3600');
  await expect(tab.card('slow').getByText('above its alarm')).toBeHidden();
  await expect(page.getByRole('meter', { name: /^Reads of shard/ })).toHaveAttribute(
    'aria-valuetext',
    /of 5 reads a second: .*billing .*words .*slow/,
  );
  await forEachLook(page, async (look) => {
    await screenshot(page, 'consumers', look);
    await expectAccessible(page, `consumers, ${look.name}`);
  });
  await tab.card('slow').getByRole('button', { name: 'Remove: slow' }).click();
  await tab.card('slow').getByRole('button', { name: 'Yes, remove: slow' }).click();
  await expect(tab.card('slow')).toBeHidden();
});

test('a named consumer with enhanced fan-out is registered, and goes with its page', async ({
  page,
  context,
}) => {
  const workbench = new Workbench(page);
  await workbench.open();
  await createStream(page, 'pushed', 1);
  const tab = new ConsumersTab(page);
  await tab.open('pushed');
  await tab.add({ name: 'alerts', fanOut: true });
  await expect(tab.card('alerts').getByText(/alerts is subscribed since/)).toBeVisible();
  await expect(page.getByText('Nobody polls this stream now.')).toBeVisible();

  const other = await context.newPage();
  const registered = async (): Promise<readonly string[]> => {
    await other.goto('about:blank');
    await other.goto('/#/streams/pushed');
    await other.getByRole('tab', { name: 'Settings', exact: true }).click();
    const card = other.locator('.card').filter({ hasText: 'Registered consumers' });
    await expect(
      card.getByText('None is registered.').or(card.locator('li')).first(),
    ).toBeVisible();
    return card.locator('li strong').allTextContents();
  };
  expect(await registered()).toEqual(['alerts']);
  await page.close();
  await expect.poll(registered).toEqual([]);
});
