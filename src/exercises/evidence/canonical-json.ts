/**
 * Canonical JSON by RFC 8785: members sorted by UTF-16 code units, no white space,
 * numbers and strings as ECMAScript writes them.
 * @throws TypeError for what JSON cannot hold, and for lone surrogates
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} cannot stand in JSON.`);
    return JSON.stringify(value);
  }
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, one]) => one !== undefined)
      // The order of `<` on strings is that of their code units.
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, one]) => `${quoted(name)}:${canonicalJson(one)}`);
    return `{${members.join(',')}}`;
  }
  throw new TypeError(`${typeof value} cannot stand in JSON.`);
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('A text holds half a character.');
  return JSON.stringify(text);
}
