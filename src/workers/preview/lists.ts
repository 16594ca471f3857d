import { err, ok, type Result } from '../../base/result.ts';
import { readList, type ListData, type ListText } from '../../template/index.ts';

/** A list is read once, though it comes along with every change of the template. */
const known = new Map<string, { readonly text: string; readonly data: ListData }>();

/** Lists by name, or what is wrong with one of them, in words. */
export function listsOf(
  texts: Readonly<Record<string, ListText>>,
): Result<ReadonlyMap<string, ListData>, string> {
  const lists = new Map<string, ListData>();
  for (const [name, source] of Object.entries(texts)) {
    const [kind, text] =
      'lines' in source ? (['lines', source.lines] as const) : ['csv', source.csv];
    const id = `${kind} ${name}`;
    const before = known.get(id);
    if (before?.text === text) lists.set(name, before.data);
    else {
      const read = readList(source);
      if (!read.ok) return err(`the list "${name}" cannot be used: ${read.error}`);
      known.set(id, { text, data: read.value });
      lists.set(name, read.value);
    }
  }
  return ok(lists);
}
