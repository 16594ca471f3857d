import { useStore } from 'zustand';
import { setReadInterval } from '../../state/reading/reading.ts';
import { COLUMNS, COLUMN_LABEL, TIME_FORMATS, TIME_LABEL, view } from './columns.ts';
import { Menu } from '../menu/menu.tsx';

const INTERVALS: readonly { readonly ms: number; readonly label: string }[] = [
  { ms: 250, label: 'every 250 ms: 4 of 5 calls' },
  { ms: 1000, label: 'every second: 1 of 5 calls' },
  { ms: 2000, label: 'every 2 s: 0.5 of 5 calls' },
  { ms: 5000, label: 'every 5 s: 0.2 of 5 calls' },
  { ms: 10_000, label: 'every 10 s: 0.1 of 5 calls' },
];

/** Columns, how times are written, and how often shards are read. */
export function ViewMenu() {
  const { columns, time, intervalMs } = useStore(view);
  return (
    <Menu label="View">
      <fieldset>
        <legend>Columns</legend>
        {COLUMNS.map((column) => (
          <label key={column}>
            <input
              type="checkbox"
              checked={columns.includes(column)}
              disabled={column === 'data'}
              onChange={({ target }) => {
                view.setState({
                  columns: COLUMNS.filter((one) =>
                    one === column ? target.checked : columns.includes(one),
                  ),
                });
              }}
            />
            {COLUMN_LABEL[column]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Arrival as</legend>
        {TIME_FORMATS.map((format) => (
          <label key={format}>
            <input
              type="radio"
              name="records-time"
              checked={time === format}
              onChange={() => {
                view.setState({ time: format });
              }}
            />
            {TIME_LABEL[format]}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>Each shard is read</legend>
        {INTERVALS.map(({ ms, label }) => (
          <label key={ms}>
            <input
              type="radio"
              name="records-interval"
              checked={intervalMs === ms}
              onChange={() => {
                view.setState({ intervalMs: ms });
                void setReadInterval(ms);
              }}
            />
            {label}
          </label>
        ))}
        <p className="records-menu__note">
          A shard answers 5 GetRecords calls a second for all its readers together. With enhanced
          fan-out nothing is asked for, and this does not matter.
        </p>
      </fieldset>
    </Menu>
  );
}
