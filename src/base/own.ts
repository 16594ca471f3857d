/**
 * What an object that is used as a table has under a name, and nothing that every object
 * inherits: `table[name]` gives a function for the name `constructor`, which may be the
 * name of a stream, a field or an exercise's value.
 */
export function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
