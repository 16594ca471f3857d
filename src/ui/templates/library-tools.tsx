import Button from '@cloudscape-design/components/button';
import { useRef } from 'react';
import { downloadFile } from '../components/download.ts';
import { dismiss, notify } from '../state/notices.ts';
import { exportLibrary, importLibrary, library } from '../state/templates.ts';

/** New, import, export. */
export function LibraryTools({ onNew }: { readonly onNew: () => void }) {
  const file = useRef<HTMLInputElement>(null);
  const lastProblem = useRef<number>(undefined);

  async function read(chosen: File): Promise<void> {
    const result = importLibrary(await chosen.text());
    if (lastProblem.current !== undefined) dismiss(lastProblem.current);
    lastProblem.current = undefined;
    if ('problem' in result)
      lastProblem.current = notify({
        type: 'error',
        header: `${chosen.name} could not be imported.`,
        text: result.problem,
      });
    else
      notify({
        type: 'success',
        header: `${result.added} template${result.added === 1 ? '' : 's'} imported`,
      });
  }

  return (
    <div className="row">
      <input
        ref={file}
        type="file"
        accept="application/json,.json,.txt"
        hidden
        aria-label="Template file"
        onChange={(event) => {
          const [chosen] = event.target.files ?? [];
          if (chosen !== undefined) void read(chosen);
          event.target.value = '';
        }}
      />
      <Button
        onClick={() => {
          file.current?.click();
        }}
      >
        Import
      </Button>
      <Button
        disabled={library.getState().templates.length === 0}
        onClick={() => {
          downloadFile('shardlab-templates.json', 'application/json', exportLibrary());
        }}
      >
        Export
      </Button>
      <Button variant="primary" onClick={onNew}>
        New template
      </Button>
    </div>
  );
}
