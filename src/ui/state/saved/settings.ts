import * as z from 'zod/mini';
import { createSavedStore } from './saved-store.ts';

const schema = z.object({
  version: z.literal(1),
  theme: z.enum(['system', 'light', 'dark']),
  /** The tour offers itself until it was seen or put away. */
  tourDone: z.boolean(),
  /** The stream last worked with, by connection. */
  streams: z.record(z.string(), z.string()),
});

export type Settings = z.infer<typeof schema>;

export const settings = createSavedStore<Settings>('settings', 'Settings of the page', schema, {
  version: 1,
  theme: 'system',
  tourDone: false,
  streams: {},
});

export function loadSettings(): Promise<Settings> {
  return settings.load();
}
