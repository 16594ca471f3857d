import { sha256 } from './sha256.ts';

/**
 * An evidence page carries a digest over its own text, in a `meta` element that is left out
 * of it: the JSON's digest says nothing of the words and charts around it. As that one it
 * shows accidental change, not fraud.
 */
const SEAL = /<meta name="evidence-page-sha256" content="([0-9a-f]{64})">/g;

/** Adds the digest after the character set. */
export function sealPage(page: string): string {
  const seal = `<meta name="evidence-page-sha256" content="${digestOf(page)}">`;
  return page.replace('<meta charset="utf-8">', (charset) => charset + seal);
}

/** Whether a page is as it was sealed. */
export function sealHolds(page: string): boolean {
  const seals = [...page.matchAll(SEAL)];
  return seals.length === 1 && seals[0]?.[1] === digestOf(page.replace(SEAL, ''));
}

/** Mail and editors write line ends in their own way: that is no change. */
function digestOf(page: string): string {
  return sha256(page.replaceAll('\r\n', '\n').replace(/^\uFEFF/, ''));
}
