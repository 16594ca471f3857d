import { z } from 'zod';
import { scenarioForm } from './scenario.ts';

/**
 * The settings that a scenario can have below a path, such as `type` and `ttlMs` below `retry`.
 * @param path names with dots between them; `''` for the whole
 * @returns undefined when there is no such setting; empty when nothing is below it
 */
export function settingsBelow(path: string): readonly string[] | undefined {
  let forms = plain(scenarioForm);
  for (const name of path === '' ? [] : path.split('.')) {
    forms = forms.flatMap((form) => memberOf(form, name));
    if (forms.length === 0) return undefined;
  }
  return [
    ...new Set(
      forms.flatMap((form) => (form instanceof z.ZodObject ? Object.keys(form.shape) : [])),
    ),
  ];
}

function memberOf(form: z.ZodType, name: string): z.ZodType[] {
  if (form instanceof z.ZodArray) return /^\d+$/.test(name) ? plain(form.element as z.ZodType) : [];
  if (form instanceof z.ZodRecord) return plain(form.valueType as z.ZodType);
  if (!(form instanceof z.ZodObject) || !Object.hasOwn(form.shape, name)) return [];
  return plain(form.shape[name] as z.ZodType);
}

/** Without what may be left out or chosen between. */
function plain(form: z.ZodType): z.ZodType[] {
  if (form instanceof z.ZodOptional || form instanceof z.ZodDefault)
    return plain(form.unwrap() as z.ZodType);
  if (form instanceof z.ZodUnion)
    return form.options.flatMap((option) => plain(option as z.ZodType));
  return [form];
}
