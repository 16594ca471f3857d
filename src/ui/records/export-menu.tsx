import { useSyncExternalStore } from 'react';
import { EXPORT_FILES, EXPORT_FORMATS, type ExportFormat } from '../../reader/export/export.ts';
import type { RowView } from '../../workers/reader/protocol.ts';
import { formatCount } from '../components/format.ts';
import { saveRecords } from './export-records.ts';
import type { RowFeed } from './list/row-feed.ts';
import { Menu } from './menu.tsx';

interface Props {
  readonly stream: string;
  readonly view: RowView;
  readonly feed: RowFeed;
  /** The opened record. */
  readonly openedId: number | undefined;
}

const LABEL: Readonly<Record<ExportFormat, string>> = {
  ndjson: 'NDJSON: one JSON object a line',
  csv: 'CSV: formulas made harmless',
  entries: 'Entries for a log store',
  raw: 'Raw bytes',
};

/** Saves the opened record, the matches, or all that is held. */
export function ExportMenu({ stream, view, feed, openedId }: Props) {
  const { total } = useSyncExternalStore(feed.subscribe, feed.snapshot);
  const what = view === 'all' ? 'All held records' : 'All matches';
  return (
    <Menu label="Export">
      <p className="records-menu__note">
        {what}: {formatCount(total)}
      </p>
      {EXPORT_FORMATS.map((format) => (
        <button
          key={format}
          type="button"
          className="records-menu__item"
          disabled={total === 0}
          onClick={() => void saveRecords({ stream, view, format })}
        >
          {LABEL[format]}
        </button>
      ))}
      {openedId !== undefined && (
        <>
          <p className="records-menu__note">Only the opened record</p>
          {EXPORT_FORMATS.map((format) => (
            <button
              key={format}
              type="button"
              className="records-menu__item"
              onClick={() => void saveRecords({ stream, view, format, id: openedId })}
            >
              {EXPORT_FILES[format].extension}
            </button>
          ))}
        </>
      )}
    </Menu>
  );
}
