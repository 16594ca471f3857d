/**
 * Characters that change how text looks without being seen: controls (line feed and
 * tab excepted), bidirectional overrides, zero-width ones, soft hyphens, the byte
 * order mark, interlinear anchors and tags.
 */
const HIDDEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udfff]/gu;

/** `␀` to `␡` for controls, `⟨U+202E⟩` for the rest, so that nothing hides or reorders what is shown. */
export function makeVisible(text: string): string {
  return text.replace(HIDDEN, visibleForm);
}

function visibleForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** The same on one line: line breaks and tabs become `␊`, `␍` and `␉`. */
export function makeVisibleLine(text: string): string {
  return makeVisible(text).replaceAll('\n', '␊').replaceAll('\t', '␉');
}
