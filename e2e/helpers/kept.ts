import type { Page } from '@playwright/test';

/** What the browser keeps of a practice stream, after `change` was made to it. */
export function keptStream(page: Page, name: string, change?: object): Promise<unknown> {
  return page.evaluate(
    async ([wanted, changes]) => {
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open('shardlab-practice');
        request.addEventListener('success', () => {
          resolve(request.result);
        });
      });
      const store = db.transaction('streams', 'readwrite').objectStore('streams');
      const rows = await new Promise<{ name: string; serial: number }[]>((resolve) => {
        const request = store.getAll();
        request.addEventListener('success', () => {
          resolve(request.result as { name: string; serial: number }[]);
        });
      });
      const row = rows.find((one) => one.name === wanted);
      const changed = row === undefined ? undefined : { ...row, ...changes };
      if (changed !== undefined && changes !== undefined)
        await new Promise((resolve) => {
          store.put(changed, changed.serial).addEventListener('success', resolve);
        });
      db.close();
      return changed;
    },
    [name, change] as const,
  );
}

/** Puts another row in place of the practice account's. */
export function keptAccount(page: Page, row: object): Promise<void> {
  return page.evaluate(async (account) => {
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open('shardlab-practice');
      request.addEventListener('success', () => {
        resolve(request.result);
      });
    });
    await new Promise((resolve) => {
      const store = db.transaction('account', 'readwrite').objectStore('account');
      store.put(account, 'account').addEventListener('success', resolve);
    });
    db.close();
  }, row);
}

/** Removes the stores of the practice service from the browser's database. */
export function loseStores(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const [known] = (await indexedDB.databases()).filter(
      ({ name }) => name === 'shardlab-practice',
    );
    await new Promise<void>((resolve) => {
      const request = indexedDB.open('shardlab-practice', (known?.version ?? 0) + 1);
      request.addEventListener('upgradeneeded', () => {
        for (const name of ['account', 'streams', 'chunks']) request.result.deleteObjectStore(name);
      });
      request.addEventListener('success', () => {
        request.result.close();
        resolve();
      });
    });
  });
}

/** The keys of what a store has; none when the store is missing. The database is not made here. */
export function keptKeys(page: Page, database: string, store: string): Promise<unknown[]> {
  return page.evaluate(
    async ([name, of]) => {
      if (!(await indexedDB.databases()).some((one) => one.name === name)) return [];
      const db = await new Promise<IDBDatabase>((resolve) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => {
          resolve(request.result);
        });
      });
      const keys = db.objectStoreNames.contains(of)
        ? await new Promise<IDBValidKey[]>((resolve) => {
            const request = db.transaction(of).objectStore(of).getAllKeys();
            request.addEventListener('success', () => {
              resolve(request.result);
            });
          })
        : [];
      db.close();
      return keys;
    },
    [database, store] as const,
  );
}
