import { hasBytes, kebab, printableJson, type Json, type WireCall } from './wire.ts';

/** Linux takes no single argument over 128 KiB (MAX_ARG_STRLEN). */
const LONGEST_WORD = 100_000;

/**
 * An `aws` line for a POSIX shell. Values that the CLI reads as they are become flags. Every
 * other value goes in as JSON, because the CLI opens `file://` and `fileb://` arguments as files,
 * version 1 also fetches `http://` and `https://` ones, and a leading `-` makes a flag.
 * @param version of the CLI: 2 takes bytes as base64, 1 as text
 */
export function cliLine(call: WireCall, version: 1 | 2): string {
  const { operation, members, service, place } = call;
  const words = ['aws', service, kebab(operation)];
  let input = '';
  if (members.every(([, value]) => isLiteral(value)))
    for (const [name, value] of members) words.push(...flag(name, value));
  else {
    const json = printableJson(Object.fromEntries(members));
    words.push('--cli-input-json');
    if (json.length < LONGEST_WORD) words.push(shellWord(json));
    else {
      words.push('file:///dev/stdin');
      input = ` <<'JSON'\n${json}\nJSON`;
    }
  }
  if (version === 2 && hasBytes(members)) words.push('--cli-binary-format', 'base64');
  words.push('--region', shellWord(place.region));
  if (place.endpoint !== undefined) words.push('--endpoint-url', shellWord(place.endpoint));
  return `${words.join(' ')}${input}`;
}

function flag(name: string, value: Json): string[] {
  const word = `--${kebab(name)}`;
  if (value === true) return [word];
  if (value === false) return [`--no-${kebab(name)}`];
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return [word, ...value.map(shellWord)];
  return [word, shellWord(typeof value === 'object' ? printableJson(value) : String(value))];
}

/** Whether the CLI takes the value as it is written: no flag, file, address or JSON. */
function isLiteral(value: Json): boolean {
  if (typeof value === 'string')
    return (
      value.length < LONGEST_WORD &&
      /^(?:[\p{L}\p{N}_][^\p{C}]*)?$/u.test(value) &&
      !hasScheme(value)
    );
  if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return value.every(isLiteral);
  return typeof value !== 'object' || printableJson(value).length < LONGEST_WORD;
}

function hasScheme(text: string): boolean {
  return /^[a-z]+:\/\//i.test(text);
}

/** A word that a POSIX shell takes as it is. zsh expands a leading `=`, so quotes go around it. */
function shellWord(text: string): string {
  return /^[\w/:][\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
