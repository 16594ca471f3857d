/**
 * What a terminal would obey instead of showing (C0 and C1 controls, DEL), what breaks
 * lines (U+2028, U+2029), and what turns the order of characters around.
 */
const OBEYED = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu;
/** The same, but for line breaks and tabs. */
const OBEYED_BUT_LAYOUT = /(?:(?![\n\t])[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069])+/gu;

/**
 * A text of somebody else as a part of one line: it cannot move the cursor, ring, colour, or
 * pretend to be a line of ours. Runs of such characters become a blank.
 */
export function plainLine(text: string): string {
  return text.replaceAll(OBEYED, ' ');
}

/** Text for a terminal, which may have lines. */
export function plainText(text: string): string {
  return text.replaceAll(OBEYED_BUT_LAYOUT, ' ');
}
