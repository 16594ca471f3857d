/** Edits (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` when more. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    let best = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min(
        (previous[j] as number) + 1,
        (current[j - 1] as number) + 1,
        (previous[j - 1] as number) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      current.push(cost);
      best = Math.min(best, cost);
    }
    if (best > limit) return limit + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] as number;
}

/** The word nearest to `typed` in spelling, if any is near enough to be meant. */
export function nearest(typed: string, words: Iterable<string>): string | undefined {
  const wanted = typed.slice(0, 80).toLowerCase();
  const limit = wanted.length < 6 ? 1 : wanted.length < 8 ? 2 : 3;
  const method = wanted.slice(wanted.indexOf('.') + 1);
  let found: string | undefined;
  let best = limit + 1;
  for (const word of words) {
    const candidate = word.toLowerCase();
    let distance = editDistance(wanted, candidate, limit);
    // The right function in the wrong module, such as person.uuid, is worth a mention, but less.
    if (distance > limit && method.length > 3 && candidate.endsWith(`.${method}`)) distance = limit;
    if (distance < best) {
      best = distance;
      found = word;
    }
  }
  return found;
}
