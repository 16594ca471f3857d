import { useState, useSyncExternalStore } from 'react';
import { EXPORT_FORMATS, type ExportFormat } from '../../../reader/export/export.ts';
import type { RowView } from '../../../workers/reader/protocol.ts';
import { formatCount } from '../../text/format.ts';
import { saveRecords } from './export-records.ts';
import { selectedCount } from '../list/row-choice.ts';
import type { RowFeed } from '../list/row-feed.ts';
import { Menu } from '../menu/menu.tsx';

interface Props {
  readonly stream: string;
  readonly view: RowView;
  readonly feed: RowFeed;
  /** The opened record. */
  readonly openedId: number | undefined;
  /** Where the keyboard stands. */
  readonly active: number;
  /** First and last position of the rows that are selected. */
  readonly selected: readonly [number, number] | undefined;
  /** Records that are held. */
  readonly held: number;
}

type Which = 'selected' | 'opened' | 'listed' | 'held';

const LABEL: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'NDJSON: one JSON object a line',
  csv: 'CSV: formulas made harmless',
  entries: 'Entries for a log store',
  raw: 'Raw bytes',
};

/** Saves the selected rows, the opened record, the matches, or all that is held. */
export function ExportMenu({ stream, view, feed, openedId, active, selected, held }: Props) {
  const { total } = useSyncExternalStore(feed.subscribe, feed.snapshot);
  const [wanted, setWanted] = useState<{ readonly which: Which; readonly rows: number }>();
  const isAll = view === 'all' || view === 'as-read';
  const rows = selectedCount(selected);
  const choices: readonly { readonly which: Which; readonly text: string }[] = [
    ...(rows > 0
      ? [{ which: 'selected' as const, text: `Selected rows: ${formatCount(rows)}` }]
      : []),
    ...(openedId === undefined ? [] : [{ which: 'opened' as const, text: 'The opened record' }]),
    {
      which: 'listed',
      text: `${isAll ? 'All held records' : view === 'scan' ? 'What the scan found' : 'All matches'}: ${formatCount(total)}`,
    },
    ...(isAll ? [] : [{ which: 'held' as const, text: `All held records: ${formatCount(held)}` }]),
  ];
  // Who selects rows and then exports wants those; a choice holds for that selection.
  const found = choices.find((choice) => wanted?.rows === rows && choice.which === wanted.which);
  const which = found?.which ?? (rows > 0 ? 'selected' : 'listed');

  const save = (format: ExportFormat): void => {
    if (which === 'selected' && selected !== undefined) {
      const row = feed.rowAt(active);
      void saveRecords({
        stream,
        view,
        format,
        range: {
          first: selected[0],
          count: rows,
          ...(row !== undefined && { anchor: { id: row.id, position: active } }),
        },
      });
    } else if (which === 'opened' && openedId !== undefined)
      void saveRecords({ stream, view, format, id: openedId });
    else void saveRecords({ stream, view: which === 'held' ? 'all' : view, format });
  };

  return (
    <Menu label={rows > 0 ? `Export (${formatCount(rows)} selected)` : 'Export'}>
      <fieldset>
        <legend>Which records</legend>
        {choices.map((choice) => (
          <label key={choice.which}>
            <input
              type="radio"
              name="records-export"
              checked={which === choice.which}
              onChange={() => {
                setWanted({ which: choice.which, rows });
              }}
            />
            {choice.text}
          </label>
        ))}
      </fieldset>
      {rows === 0 && (
        <p className="records-menu__note">Shift and arrows, or Shift and a click, select rows.</p>
      )}
      {EXPORT_FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className="records-menu__item"
          disabled={(which === 'held' ? held : total) === 0}
          onClick={() => {
            save(format);
          }}
        >
          {LABEL[format]}
        </button>
      ))}
    </Menu>
  );
}
