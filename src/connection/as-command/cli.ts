import { kebab, type Json, type WireCall } from './wire.ts';

/** An `aws` line for a POSIX shell. */
export function cliLine({ operation, members, service, place }: WireCall): string {
  const words = ['aws', service, kebab(operation)];
  if (members.some(([, value]) => isMisread(value)))
    words.push('--cli-input-json', shellWord(JSON.stringify(Object.fromEntries(members))));
  else for (const [name, value] of members) words.push(...flag(operation, name, value));
  words.push('--region', place.region);
  if (place.endpoint !== undefined) words.push('--endpoint-url', place.endpoint);
  return words.join(' ');
}

function flag(operation: string, name: string, value: Json): string[] {
  const word = `--${kebab(name)}`;
  if (value === true) return [word];
  if (value === false) return [`--no-${kebab(name)}`];
  if (operation === 'AddTagsToStream' && name === 'Tags')
    return [word, shellWord(JSON.stringify(value))];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return [word, ...value.map(shellWord)];
  return [word, shellWord(typeof value === 'object' ? JSON.stringify(value) : String(value))];
}

/** Text that the CLI would take for a flag, or for a file to open. */
function isMisread(value: Json): boolean {
  return typeof value === 'string'
    ? /^(?:-|fileb?:\/\/)/.test(value)
    : Array.isArray(value) && value.some((one: Json) => typeof one === 'string' && isMisread(one));
}

/** A word that a POSIX shell takes as it is. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
