const SHOWN: readonly (readonly [text: string, shown: string])[] = [
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
];

/** Text on one line, for a field: a line feed shows as \n. */
export function showEscaped(text: string): string {
  return SHOWN.reduce((shown, [from, to]) => shown.replaceAll(from, to), text);
}

/** What was typed into such a field. A backslash before anything else stands for itself. */
export function readEscaped(shown: string): string {
  return shown.replaceAll(/\\[\\nrt]/g, (pair) => SHOWN.find(([, to]) => to === pair)?.[0] ?? pair);
}
