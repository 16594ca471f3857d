import * as z from 'zod/mini';
import { importKdgTemplates } from '../../../template/kdg/kdg-import.ts';
import { createSavedStore } from '../saved/saved-store.ts';
import { compression, PLAIN_FORMAT, templateFormat } from './template-format.ts';

/** Characters of a name, here and in links. */
export const MAX_NAME_LENGTH = 200;

const savedTemplate = z.object({
  id: z.string(),
  name: z.string().check(z.minLength(1)),
  text: z.string(),
  oneLine: z.boolean(),
  /** A template for the partition key that suits it; empty: none. */
  key: z.string(),
  ...templateFormat,
  compression,
  /** Epoch milliseconds. */
  updatedAt: z.number(),
});

export type SavedTemplate = z.infer<typeof savedTemplate>;

/** What is worth keeping of a template; what may be left out has a default. */
export type TemplateParts = Pick<SavedTemplate, 'name' | 'text'> &
  Partial<Omit<SavedTemplate, 'id' | 'name' | 'text' | 'updatedAt'>>;

const DEFAULTS = {
  oneLine: true,
  key: '',
  ...PLAIN_FORMAT,
  compression: 'none',
} as const satisfies Partial<SavedTemplate>;

const schema = z.object({ version: z.literal(1), templates: z.array(savedTemplate) });

export type TemplateLibrary = z.infer<typeof schema>;

/** The user's own templates. As many as they like. */
export const library = createSavedStore<TemplateLibrary>('templates', 'Your templates', schema, {
  version: 1,
  templates: [],
});

/** A name that no other template has: "Sensors", "Sensors 2", …; a long one is cut. */
function freeName(wanted: string, taken: readonly string[]): string {
  const name = wanted.slice(0, MAX_NAME_LENGTH);
  if (!taken.includes(name)) return name;
  for (let n = 2; ; n += 1) {
    const number = ` ${n}`;
    const other = name.slice(0, MAX_NAME_LENGTH - number.length) + number;
    if (!taken.includes(other)) return other;
  }
}

/** Saves a new template. @returns it, with the name it got */
export function addTemplate(template: TemplateParts): SavedTemplate {
  const { templates } = library.getState();
  const added: SavedTemplate = {
    ...DEFAULTS,
    ...template,
    id: crypto.randomUUID(),
    name: freeName(
      template.name,
      templates.map(({ name }) => name),
    ),
    updatedAt: Date.now(),
  };
  library.setState({ templates: [...templates, added] });
  return added;
}

export function updateTemplate(id: string, change: Partial<TemplateParts>): void {
  library.setState(({ templates }) => ({
    templates: templates.map((one) =>
      one.id === id ? { ...one, ...change, updatedAt: Date.now() } : one,
    ),
  }));
}

/** Deletes a template. @returns how to undo it */
export function deleteTemplate(id: string): () => void {
  const before = library.getState().templates;
  library.setState({ templates: before.filter((one) => one.id !== id) });
  return () => {
    const gone = before.find((one) => one.id === id);
    const { templates } = library.getState();
    if (gone !== undefined && !templates.some((one) => one.id === id))
      library.setState({ templates: [...templates, gone] });
  };
}

/** The file that templates are exported to: all of them when none are named. */
export function exportLibrary(templates = library.getState().templates): string {
  return `${JSON.stringify({ version: 1, templates } satisfies TemplateLibrary, null, 2)}\n`;
}

/**
 * Reads an exported file and adds its templates to the library.
 * @returns what was added, or what is wrong with the file
 */
export function importLibrary(text: string): Imported {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return { problem: `The file is not JSON. Choose one that Export has made. ${FROM_KDG}` };
  }
  const parsed = z.safeParse(schema, data);
  if (!parsed.success) return importFromKdg(text);
  return { added: parsed.data.templates.map((template) => addTemplate(template).id) };
}

/** The ids of what was added, or what is wrong with the file. */
export type Imported = { readonly added: readonly string[] } | { readonly problem: string };

/** The KDG has no export of its own. */
const FROM_KDG =
  'To take templates out of the KDG, open its page, press F12, run copy(localStorage.templates) in the console, and save what is copied as a file that ends in .json.';

/** The KDG keeps its templates under `templates` in localStorage; users paste that into a file. */
function importFromKdg(text: string): Imported {
  const imported = importKdgTemplates(text);
  if (!imported.ok)
    return {
      problem: `The file holds no templates: ${imported.error}. Nothing was changed. ${FROM_KDG}`,
    };
  return {
    added: imported.value.map(({ name, template }) => addTemplate({ name, text: template }).id),
  };
}
