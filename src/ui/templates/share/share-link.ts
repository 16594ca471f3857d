import * as z from 'zod/mini';
import { decodeBase64, encodeBase64 } from '../../../base/base64.ts';
import { decodeUtf8Strict, encodeUtf8 } from '../../../base/utf8.ts';
import { compression, templateFormat } from '../../state/templates/template-format.ts';
import type { TemplateParts } from '../../state/templates/templates.ts';

const shared = z.object({
  version: z.literal(1),
  name: z.string().check(z.minLength(1), z.maxLength(200)),
  text: z.string().check(z.maxLength(100_000)),
  oneLine: z.boolean(),
  key: z.string().check(z.maxLength(10_000)),
  ...templateFormat,
  compression,
});

export type SharedTemplate = z.infer<typeof shared>;

/** Longer links are cut by mail and chat programs. Characters. */
export const MAX_LINK_LENGTH = 32_000;

/** What a path segment of a shared template begins with. */
export const SHARED = 'shared.';

/** The path segment that holds a template. It stands behind the #, so no server sees it. */
export function toShared(template: Required<TemplateParts>): string {
  const { name, text, oneLine, key, delimiter, output, locale, lists } = template;
  const { compression: packing } = template;
  const parts = {
    name,
    text,
    oneLine,
    key,
    delimiter,
    output,
    locale,
    lists,
    compression: packing,
  };
  const json = JSON.stringify({ version: 1, ...parts } satisfies SharedTemplate);
  const base64 = encodeBase64(encodeUtf8(json));
  return SHARED + base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** Reads such a segment; `undefined` when it is damaged or something else. */
export function fromShared(segment: string): SharedTemplate | undefined {
  if (!segment.startsWith(SHARED)) return undefined;
  const base64 = segment.slice(SHARED.length).replaceAll('-', '+').replaceAll('_', '/');
  const bytes = decodeBase64(base64.padEnd(Math.ceil(base64.length / 4) * 4, '='));
  const text = bytes === undefined ? undefined : decodeUtf8Strict(bytes);
  if (text === undefined) return undefined;
  try {
    const parsed = z.safeParse(shared, JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
