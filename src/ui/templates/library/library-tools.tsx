import Button from '@cloudscape-design/components/button';
import { useRef } from 'react';
import { downloadFile } from '../../components/download.ts';
import { dismiss, notify } from '../../state/notices.ts';
import { exportLibrary, importLibrary, library } from '../../state/templates/templates.ts';

interface Props {
  readonly onNew: () => void;
  readonly onOpen: (id: string) => void;
}

/** New, import, export. */
export function LibraryTools({ onNew, onOpen }: Props) {
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
    else {
      const [first] = result.added;
      const { length } = result.added;
      notify({ type: 'success', header: `${length} template${length === 1 ? '' : 's'} imported` });
      if (first !== undefined) onOpen(first);
    }
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
