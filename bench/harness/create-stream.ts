import { button, field, fill, pause, until } from './page.ts';

/** Makes a stream on the Streams page, as a user does, and waits until it can be written to. */
export async function createStream(name: string, shards: number): Promise<void> {
  location.hash = '#/streams';
  (await until('the Streams page', () => button('Create stream'))).click();
  fill(await until('its name', () => field('Name')), name);
  fill(await until('its shards', () => field('Shards')), String(shards));
  await pause(200);
  const dialog = await until(
    'the dialog',
    () => document.querySelector('[role="dialog"]') ?? false,
  );
  [...dialog.querySelectorAll('button')]
    .find(({ textContent }) => textContent.trim() === 'Create stream')
    ?.click();
  await until('the stream', () => location.hash.includes(name));
  await until('the stream to be active', () => /\bactive\b/i.test(document.body.textContent));
}
