import { type Result, err, ok } from '../../base/result.ts';

export interface ImportedTemplate {
  readonly name: string;
  readonly template: string;
  /** KDG removes line breaks from every template. */
  readonly oneLine: true;
}

/**
 * Reads what KDG keeps in its localStorage under `templates`: a list of objects with a name
 * and a text. Empty ones, as KDG begins with five of them, are left out.
 *
 * @param text the JSON, as copied from the browser's storage; a JSON string of it will do too
 * @returns the templates, or a sentence on what is wrong
 */
export function importKdgTemplates(text: string): Result<readonly ImportedTemplate[], string> {
  let parsed: unknown = parseJson(text);
  if (typeof parsed === 'string') parsed = parseJson(parsed);
  if (parsed === undefined) return err('this is not JSON');
  const found = listOf(parsed);
  if (found === undefined) return err('this is not a list of templates');
  const templates: ImportedTemplate[] = [];
  for (const [i, item] of found.entries()) {
    const template = textOf(item, TEXT_FIELDS);
    if (template === undefined) return err(`template ${i + 1} has no text`);
    if (template.trim() === '') continue;
    const name = textOf(item, NAME_FIELDS)?.trim() ?? '';
    templates.push({ name: name === '' ? `Template ${i + 1}` : name, template, oneLine: true });
  }
  return templates.length === 0 ? err('all templates in it are empty') : ok(templates);
}

const NAME_FIELDS = ['name', 'title', 'label'];
const TEXT_FIELDS = ['template', 'content', 'text', 'value', 'body'];

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A list, or an object whose `templates` is one, or an object of templates by number. */
function listOf(parsed: unknown): readonly unknown[] | undefined {
  if (Array.isArray(parsed)) return parsed as readonly unknown[];
  if (typeof parsed !== 'object' || parsed === null) return undefined;
  const { templates } = parsed as { templates?: unknown };
  if (Array.isArray(templates)) return templates as readonly unknown[];
  if (typeof templates === 'string') return listOf(parseJson(templates));
  const values = Object.values(parsed);
  return values.length > 0 && values.every((value) => textOf(value, TEXT_FIELDS) !== undefined)
    ? values
    : undefined;
}

function textOf(item: unknown, fields: readonly string[]): string | undefined {
  if (typeof item === 'string') return fields === TEXT_FIELDS ? item : undefined;
  if (typeof item !== 'object' || item === null) return undefined;
  for (const field of fields) {
    const value: unknown = Object.hasOwn(item, field)
      ? (item as Record<string, unknown>)[field]
      : undefined;
    if (typeof value === 'string') return value;
  }
  return undefined;
}
