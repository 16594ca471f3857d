import './workbench-tabs.css';

export type Column = 'producer' | 'stream' | 'consumers';

const COLUMNS: readonly { id: Column; name: string }[] = [
  { id: 'producer', name: 'Producer' },
  { id: 'stream', name: 'Stream' },
  { id: 'consumers', name: 'Consumers' },
];

interface Props {
  readonly column: Column;
  readonly onChange: (column: Column) => void;
}

/** On a narrow screen: which of the three columns is in view. Hidden on a wide one. */
export function WorkbenchTabs({ column, onChange }: Props) {
  return (
    <div className="workbench-tabs" role="group" aria-label="Part of the pipeline">
      {COLUMNS.map(({ id, name }) => (
        <button
          key={id}
          type="button"
          className="workbench-tabs__tab"
          aria-pressed={column === id}
          onClick={() => {
            onChange(id);
          }}
        >
          {name}
        </button>
      ))}
    </div>
  );
}
