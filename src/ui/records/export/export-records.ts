import { errorMessage, errorName } from '../../../base/error-message.ts';
import { EXPORT_FILES, type ExportFormat } from '../../../reader/export/export.ts';
import type { RowRange, RowView, SaveTarget } from '../../../workers/reader/protocol.ts';
import { formatBytes } from '../../text/format.ts';
import { notify } from '../../state/notices.ts';
import { threads } from '../../state/connection/threads.ts';

interface Wanted {
  readonly stream: string;
  readonly view: RowView;
  readonly format: ExportFormat;
  readonly id?: number;
  readonly range?: RowRange;
}

interface SaveFile extends SaveTarget {
  readonly name: string;
}

interface SavePicker {
  showSaveFilePicker(options: { suggestedName: string }): Promise<SaveFile>;
}

function hasPicker(scope: object): scope is SavePicker {
  return 'showSaveFilePicker' in scope;
}

/** Saves records: straight to disk where the browser can, else as a download. */
export async function saveRecords(wanted: Wanted): Promise<void> {
  const { stream, format } = wanted;
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const name = `${stream}-${stamp}.${EXPORT_FILES[format].extension}`;
  try {
    const file = wanted.id === undefined ? await pickFile(name) : undefined;
    if (file === undefined) await asDownload(wanted, name);
    else await toDisk(wanted, file);
  } catch (thrown) {
    if (errorName(thrown) === 'AbortError') {
      notify({ type: 'info', header: 'Nothing was saved: no file was chosen.' });
      return;
    }
    notify({
      type: 'error',
      header: 'The records could not be saved.',
      text: `${errorMessage(thrown)} Choose another place, or export fewer records with a filter.`,
    });
  }
}

/**
 * Where to write to; `undefined` when the browser has no such dialog, or does not show it
 * here (in a frame, or forbidden by a policy): then a download does.
 * @throws AbortError when the user closed the dialog
 */
async function pickFile(suggestedName: string): Promise<SaveFile | undefined> {
  const scope: object = globalThis;
  if (!hasPicker(scope)) return undefined;
  try {
    return await scope.showSaveFilePicker({ suggestedName });
  } catch (thrown) {
    if (errorName(thrown) === 'AbortError') throw thrown;
    return undefined;
  }
}

async function toDisk(wanted: Wanted, file: SaveFile): Promise<void> {
  const { reader } = await threads();
  const { stream, view, format, range } = wanted;
  const some = range === undefined ? {} : { range };
  const bytes = await reader.call('export:stream', { stream, view, format, ...some, to: file });
  notify({ type: 'success', header: `${formatBytes(bytes)} saved to ${file.name}` });
}

async function asDownload(wanted: Wanted, name: string): Promise<void> {
  const { reader } = await threads();
  const blob = await reader.call('export:file', wanted);
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  notify({ type: 'success', header: `${formatBytes(blob.size)} handed to the browser as ${name}` });
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
