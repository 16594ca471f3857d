import { expect, type Locator, type Page } from '@playwright/test';
import type { CognitoFront } from '../peers/cognito-front.ts';

/** Gives the page a `config.json` that signs in at the front. */
export async function configureFor(page: Page, front: CognitoFront): Promise<void> {
  await page.context().route('**/config.json', (route) => route.fulfill({ json: front.config }));
}

export function connectionButton(page: Page): Locator {
  return page.getByRole('button', { name: /^Connection/ });
}

export function dialogOf(page: Page): Locator {
  return page.getByRole('dialog', { name: 'Connection' });
}

export async function openSignIn(page: Page): Promise<Locator> {
  await connectionButton(page).click();
  const dialog = dialogOf(page);
  await dialog.getByRole('radio', { name: /^AWS/ }).click();
  return dialog;
}

export async function typePassword(
  dialog: Locator,
  username: string,
  password: string,
): Promise<void> {
  await dialog.getByLabel('User name').fill(username);
  await dialog.getByLabel('Password', { exact: true }).fill(password);
  await dialog.getByRole('button', { name: 'Sign in', exact: true }).click();
}

/** Signs in; `kept`: how the choice of where the session lives begins. */
export async function signIn(
  page: Page,
  username: string,
  password: string,
  kept?: RegExp,
): Promise<void> {
  const dialog = await openSignIn(page);
  if (kept !== undefined) await dialog.getByRole('radio', { name: kept }).click();
  await typePassword(dialog, username, password);
  await expect(dialog).toBeHidden({ timeout: 30_000 });
  await expectSignedIn(page, username);
}

export async function expectSignedIn(page: Page, username: string): Promise<void> {
  await expect(connectionButton(page)).toHaveAccessibleName(new RegExp(`AWS as ${username}, `), {
    timeout: 30_000,
  });
}

/** Everything that the page keeps in the browser, as text: bytes are read as text too. */
export function storedText(page: Page): Promise<{ tab: string; device: string; database: string }> {
  return page.evaluate(async () => {
    const text = (storage: Storage): string =>
      Object.entries(storage as unknown as Record<string, string>)
        .map(([key, value]) => `${key}=${value}`)
        .join('\n');
    const done = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => {
          resolve(request.result);
        };
        request.onerror = () => {
          reject(request.error ?? new Error('no database'));
        };
      });
    const readable = (_key: string, value: unknown): unknown =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? new TextDecoder().decode(value)
        : value;
    const stores: string[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await done(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const all = await done(database.transaction(store).objectStore(store).getAll());
        stores.push(`${name}.${store}=${JSON.stringify(all, readable)}`);
      }
      database.close();
    }
    return { tab: text(sessionStorage), device: text(localStorage), database: stores.join('\n') };
  });
}
