/** What faker's own type declarations say of a function. */
export interface FakerDoc {
  /** The first sentence of its description. */
  readonly summary: string;
  /** Names of its arguments: those in order, then `;` and the options. */
  readonly args: string;
}

/** Functions of faker by `module.method`, read out of its .d.ts. */
export function readFakerTypes(text: string): Map<string, FakerDoc> {
  const classes = new Map<string, { parent: string; body: string }>();
  for (const [, name = '', parent = '', body = ''] of text.matchAll(
    /^declare class (\w+)(?: extends (\w+))? \{\n([\s\S]*?)^\}/gm,
  ))
    classes.set(name, { parent, body });
  const docs = new Map<string, FakerDoc>();
  for (const [, module = '', type = ''] of text.matchAll(/^ {2}readonly (\w+): (\w+Module);/gm)) {
    for (let at = classes.get(type); at !== undefined; at = classes.get(at.parent))
      for (const [method, doc] of methodsOf(at.body))
        if (!docs.has(`${module}.${method}`)) docs.set(`${module}.${method}`, doc);
  }
  return docs;
}

/** Overloads are one function: the first description, the arguments of all. */
function methodsOf(body: string): Map<string, FakerDoc> {
  const methods = new Map<string, { summary: string; places: Set<string>; options: Set<string> }>();
  const comment = String.raw`^ {2}\/\*\*\n((?: {3}\*.*\n)*?) {3}\*\/\n`;
  for (const match of body.matchAll(new RegExp(String.raw`${comment} {2}(\w+)(?:<|\()`, 'gm'))) {
    const [whole, description = '', name = ''] = match;
    const known = methods.get(name) ?? {
      summary: summaryOf(description),
      places: new Set(),
      options: new Set(),
    };
    methods.set(name, known);
    for (const { param, type } of parametersOf(body.slice(match.index + whole.length - 1))) {
      const keys = optionsOf(type);
      const isOptions = /^(?:options|length|\w+Options)$/.test(param) ? keys.length > 0 : false;
      if (isOptions && param !== 'length') for (const key of keys) known.options.add(key);
      else known.places.add(param);
    }
  }
  return new Map(
    [...methods].map(([name, { summary, places, options }]) => {
      const tail = options.size === 0 ? '' : `;${[...options].join(' ')}`;
      return [name, { summary, args: `${[...places].join(' ')}${tail}` }];
    }),
  );
}

function summaryOf(description: string): string {
  const lines = description.split('\n').map((line) => line.replace(/^ {3}\* ?/, ''));
  const end = lines.findIndex((line) => line.startsWith('@'));
  const text = lines.slice(0, end < 0 ? undefined : end).join('\n');
  const [paragraph = ''] = text.trim().split(/\n\s*\n/);
  const plain = paragraph
    .replaceAll('\n', ' ')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[`*]/g, '')
    .trim();
  const [sentence = plain] = /^.*?[.](?=\s|$)/.exec(plain) ?? [];
  return sentence.replace(/[:.]?$/, '.');
}

/** The parameters after a function's name: their names and types. */
function parametersOf(text: string): { param: string; type: string }[] {
  const open = text.startsWith('<') ? endOf(text, 0) + 1 : 0;
  const inside = text.slice(open + 1, endOf(text, open)).replaceAll(/\/\*\*[\s\S]*?\*\//g, '');
  return splitAt(inside, ',')
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [, param = '', type = ''] = /^\s*(\w+)\??:\s*([\s\S]*)$/.exec(part) ?? [];
      return { param, type };
    });
}

/** The keys of the object type in a type, as far as it has one. */
function optionsOf(type: string): string[] {
  const object = splitAt(type, '|').find((part) => part.trim().startsWith('{'));
  if (object === undefined) return [];
  const inside = object.trim().slice(1, -1);
  return splitAt(inside, ';').flatMap((part) => {
    const [, key] = /^\s*(?:readonly\s+)?(\w+)\??:/.exec(part) ?? [];
    return key === undefined ? [] : [key];
  });
}

function endOf(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    const isArrow = text[i] === '>' && text[i - 1] === '=';
    if ('(<{['.includes(text[i] as string)) depth += 1;
    else if (')>}]'.includes(text[i] as string) && !isArrow) depth -= 1;
    if (depth === 0) return i;
  }
  return text.length;
}

function splitAt(text: string, mark: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if ('(<{['.includes(text[i] as string)) i = endOf(text, i);
    else if (text[i] === mark) {
      parts.push(text.slice(from, i));
      from = i + 1;
    }
  }
  return [...parts, text.slice(from)];
}
