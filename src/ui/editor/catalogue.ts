import { previewCatalogue } from '../state/preview.ts';
import type { CatalogueEntry } from '../../workers/preview/protocol.ts';

let loaded: Promise<readonly CatalogueEntry[]> | undefined;

/** Every function of the template language with a sample value; asked for once. */
export function functionCatalogue(): Promise<readonly CatalogueEntry[]> {
  loaded ??= previewCatalogue();
  return loaded;
}
