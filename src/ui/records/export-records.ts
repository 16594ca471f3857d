import { errorMessage, errorName } from '../../base/error-message.ts';
import { EXPORT_FILES, type ExportFormat } from '../../reader/export/export.ts';
import type { RowView } from '../../workers/reader/protocol.ts';
import { formatBytes } from '../components/format.ts';
import { notify } from '../state/notices.ts';
import { threads } from '../state/threads.ts';

interface Wanted {
  readonly stream: string;
  readonly view: RowView;
  readonly format: ExportFormat;
  readonly id?: number;
}

interface SavePicker {
  showSaveFilePicker(options: {
    suggestedName: string;
  }): Promise<{ createWritable(): Promise<WritableStream<Uint8Array>> }>;
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
    if (wanted.id === undefined && hasPicker(globalThis)) await toDisk(wanted, name);
    else await asDownload(wanted, name);
  } catch (thrown) {
    if (errorName(thrown) === 'AbortError') return;
    notify({
      type: 'error',
      header: 'The records could not be saved.',
      text: `${errorMessage(thrown)} Choose another place, or export fewer records with a filter.`,
    });
  }
}

async function toDisk(wanted: Wanted, suggestedName: string): Promise<void> {
  const scope: object = globalThis;
  if (!hasPicker(scope)) return;
  const file = await scope.showSaveFilePicker({ suggestedName });
  const to = await file.createWritable();
  const { reader } = await threads();
  const { stream, view, format } = wanted;
  const bytes = await reader.call('export:stream', { stream, view, format, to }, [to]);
  notify({ type: 'success', header: `${formatBytes(bytes)} saved to ${suggestedName}` });
}

async function asDownload(wanted: Wanted, name: string): Promise<void> {
  const { reader } = await threads();
  const blob = await reader.call('export:file', wanted);
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 60_000);
}
