/** A value of a JSON template: where it stands, and whether the grid can express it. */
export interface JsonField {
  /** `user.address[0].city` */
  readonly path: string;
  /** The span that an edit replaces: offsets in the template. Inside the quotes for text. */
  readonly from: number;
  readonly to: number;
  readonly text: string;
  /** `call`: one tag and nothing else; `text`: between quotes; `literal`: a number or a word. */
  readonly kind: 'call' | 'text' | 'literal';
  /** Why the grid cannot change it; absent when it can. */
  readonly readOnly?: string;
}

const BLOCK = 'It is part of a block (#repeat, #choose, #maybe): change it in the text.';
const MIXED = 'Text and tags are mixed without quotes: change it in the text.';

class NotJson extends Error {
  override readonly name = 'NotJson';
}

/** The fields of a template that is a JSON object; `undefined` when it is not one. */
export function jsonFields(template: string): readonly JsonField[] | undefined {
  const reader = new FieldReader(template);
  try {
    return reader.read();
  } catch (thrown) {
    if (thrown instanceof NotJson) return undefined;
    throw thrown;
  }
}

/** The template with one value replaced; nothing else is touched. */
export function replaceField(template: string, field: JsonField, text: string): string {
  return template.slice(0, field.from) + text + template.slice(field.to);
}

/**
 * The template with one value replaced, or `undefined` when that would change more than the value:
 * a quote or a bracket that is typed but not closed yet takes in what follows.
 */
export function editedField(template: string, field: JsonField, text: string): string | undefined {
  const fields = jsonFields(template) ?? [];
  const edited = replaceField(template, field, text);
  const after = jsonFields(edited) ?? [];
  const at = fields.findIndex(({ from }) => from === field.from);
  const isSame =
    after.length === fields.length && after.every(({ path }, i) => path === fields[i]?.path);
  return isSame && after[at]?.text.trim() === text.trim() ? edited : undefined;
}

const MOST_FIELDS = 500;
const DEEPEST = 50;

class FieldReader {
  readonly #text: string;
  readonly #fields: JsonField[] = [];
  #at = 0;
  /** Open block tags: what is inside is not the grid's to change. */
  #blocks = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly JsonField[] {
    this.#skip();
    if (this.#text[this.#at] !== '{') throw new NotJson();
    this.#object('', 0);
    this.#skip();
    if (this.#at < this.#text.length) throw new NotJson();
    return this.#fields;
  }

  /** White space, and tags that stand between values: definitions and blocks. */
  #skip(): void {
    for (;;) {
      const rest = /^\s*/.exec(this.#text.slice(this.#at, this.#at + 10_000));
      this.#at += rest?.[0].length ?? 0;
      if (!this.#isTag()) return;
      const end = this.#endOfTag(this.#at);
      const inside = this.#text.slice(this.#at + 2, end - 2).trim();
      if (inside.startsWith('#')) this.#blocks += 1;
      else if (inside.startsWith('/')) this.#blocks -= 1;
      else if (!/^(let|or|else|pad)\b/.test(inside)) return;
      this.#at = end;
    }
  }

  #isTag(): boolean {
    return this.#text.startsWith('{{', this.#at) && !this.#text.startsWith('{{{', this.#at);
  }

  #endOfTag(open: number): number {
    let quote = '';
    let depth = 0;
    for (let i = open + 2; i < this.#text.length; i += 1) {
      const c = this.#text[i] as string;
      if (quote !== '') {
        if (c === '\\') i += 1;
        else if (c === quote) quote = '';
      } else if (c === '"' || c === "'") quote = c;
      else if (c === '{') depth += 1;
      else if (c === '}' && depth > 0) depth -= 1;
      else if (c === '}' && this.#text[i + 1] === '}') return i + 2;
    }
    throw new NotJson();
  }

  #object(path: string, depth: number): void {
    this.#at += 1;
    for (;;) {
      this.#skip();
      const c = this.#text[this.#at];
      if (c === '}') {
        this.#at += 1;
        return;
      }
      if (c === ',') {
        this.#at += 1;
        continue;
      }
      if (c !== '"') throw new NotJson();
      const key = this.#string();
      this.#skip();
      if (this.#text[this.#at] !== ':') throw new NotJson();
      this.#at += 1;
      const name = this.#text.slice(key.from, key.to);
      this.#value(path === '' ? name : `${path}.${name}`, depth + 1);
    }
  }

  #array(path: string, depth: number): void {
    this.#at += 1;
    for (let index = 0; ;) {
      this.#skip();
      const c = this.#text[this.#at];
      if (c === ']') {
        this.#at += 1;
        return;
      }
      if (c === ',') {
        this.#at += 1;
        continue;
      }
      this.#value(`${path}[${index}]`, depth + 1);
      index += 1;
    }
  }

  #value(path: string, depth: number): void {
    if (depth > DEEPEST || this.#fields.length >= MOST_FIELDS) throw new NotJson();
    this.#skip();
    if (this.#isTag()) {
      this.#call(path);
      return;
    }
    const c = this.#text[this.#at];
    if (c === '{') this.#object(path, depth);
    else if (c === '[') this.#array(path, depth);
    else if (c === '"') {
      const { from, to } = this.#string();
      this.#add(path, from, to, 'text');
    } else this.#literal(path);
  }

  #call(path: string): void {
    const from = this.#at;
    const end = this.#endOfTag(from);
    this.#at = end;
    const stop = this.#endOfValue();
    if (stop > end && this.#text.slice(end, stop).trim() !== '') {
      this.#at = stop;
      this.#add(path, from, stop, 'literal', MIXED);
    } else this.#add(path, from + 2, end - 2, 'call');
  }

  #literal(path: string): void {
    const from = this.#at;
    const stop = this.#endOfValue();
    const text = this.#text.slice(from, stop).trimEnd();
    if (text === '') throw new NotJson();
    this.#at = stop;
    this.#add(path, from, from + text.length, 'literal', text.includes('{{') ? MIXED : undefined);
  }

  /** Where a value without quotes ends: before a comma, a bracket or a line's end. */
  #endOfValue(): number {
    let i = this.#at;
    while (i < this.#text.length && !/[,}\]]/.test(this.#text[i] as string)) {
      if (this.#text.startsWith('{{', i)) {
        const inside = this.#text.slice(i + 2, i + 4).trimStart();
        if (inside.startsWith('#') || inside.startsWith('/')) break;
        i = this.#endOfTag(i);
      } else i += 1;
    }
    return i;
  }

  /** From the opening quote to behind the closing one; tags inside may hold quotes of their own. */
  #string(): { from: number; to: number } {
    const from = this.#at + 1;
    let i = from;
    for (; i < this.#text.length; i += 1) {
      const c = this.#text[i];
      if (c === '\\') i += 1;
      else if (c === '"') break;
      else if (this.#text.startsWith('{{', i)) i = this.#endOfTag(i) - 1;
    }
    if (i >= this.#text.length) throw new NotJson();
    this.#at = i + 1;
    return { from, to: i };
  }

  #add(path: string, from: number, to: number, kind: JsonField['kind'], why?: string): void {
    const readOnly = this.#blocks > 0 ? BLOCK : why;
    this.#fields.push({
      path,
      from,
      to,
      kind,
      text: this.#text.slice(from, to),
      ...(readOnly !== undefined && { readOnly }),
    });
  }
}
