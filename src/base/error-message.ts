/** The one way to get words out of something thrown. */
export function errorMessage(thrown: unknown): string {
  if (thrown instanceof Error) return thrown.message || thrown.name;
  if (typeof thrown === 'string') return thrown;
  try {
    return JSON.stringify(thrown) ?? String(thrown);
  } catch {
    return String(thrown);
  }
}

/** The error's name (`ResourceNotFoundException`, `AbortError`), or `Error`. */
export function errorName(thrown: unknown): string {
  return thrown instanceof Error ? thrown.name : 'Error';
}
