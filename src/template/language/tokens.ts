/** Reads the words inside a tag. Positions are UTF-16 offsets in the parsed text. */
export class Cursor {
  readonly text: string;
  at: number;

  constructor(text: string, at = 0) {
    this.text = text;
    this.at = at;
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  skipSpace(): void {
    for (;;) {
      const code = this.code;
      if (code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0) this.at += 1;
      else return;
    }
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Moves past `word` if it is next. */
  accept(word: string): boolean {
    if (!this.startsWith(word)) return false;
    this.at += word.length;
    return true;
  }

  /** Moves past a whole word, not the start of a longer one. */
  acceptWord(word: string): boolean {
    if (!this.startsWith(word) || isNamePart(this.text.charCodeAt(this.at + word.length))) {
      return false;
    }
    this.at += word.length;
    return true;
  }

  /** `name` or `module.method`; empty when none begins here. A trailing dot belongs to what follows. */
  dottedName(): string {
    const from = this.at;
    while (isNamePart(this.code) || (this.code === 46 && this.#isNameAfterDot(from))) this.at += 1;
    return this.text.slice(from, this.at);
  }

  #isNameAfterDot(from: number): boolean {
    return this.at > from && isNameStart(this.text.charCodeAt(this.at + 1));
  }
}

export function isNameStart(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 95 || code === 36;
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || isDigit(code);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
