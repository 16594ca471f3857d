import * as z from 'zod/mini';
import { dropUnread, jsonOf, type UnreadItem } from '../saved/unread.ts';

const named = z.looseObject({ name: z.string() });
const NAMED_SCENARIO = z.looseObject({ result: z.looseObject({ scenario: named }) });

/** A run that is kept and cannot be read, as the user hears of it. */
export function unreadRun(
  id: string,
  run: unknown,
  why: string,
  remove: () => Promise<unknown>,
): UnreadItem {
  return {
    id,
    name: `Run ${nameIn(run) ?? id.replace(/^\S+ /, '')}`,
    why,
    fileName: `${id.replaceAll(/[^\w.-]+/g, '-')}.json`,
    file: () => Promise.resolve(jsonOf(run)),
    async remove() {
      await remove();
      dropUnread('runs', id);
    },
  };
}

function nameIn(run: unknown): string | undefined {
  const own = z.safeParse(named, run);
  if (own.success) return own.data.name;
  const scenario = z.safeParse(NAMED_SCENARIO, run);
  return scenario.success ? scenario.data.result.scenario.name : undefined;
}
