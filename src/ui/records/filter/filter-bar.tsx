import { useId, useState, type ReactNode, type Ref } from 'react';
import { useStore } from 'zustand';
import { own } from '../../../base/own.ts';
import { view } from '../view/columns.ts';
import { Menu } from '../menu/menu.tsx';
import { chipText, withFilter } from './filters.ts';
import './filter-bar.css';

interface Props {
  readonly stream: string;
  readonly filters: readonly string[];
  readonly onFilters: (filters: readonly string[]) => void;
  /** Absent while a scan is on. */
  readonly onScan: (() => void) | undefined;
  readonly input: Ref<HTMLInputElement>;
  /** More buttons in the same row. */
  readonly children: ReactNode;
}

/** Free text and `path op value`, as chips that must all match. */
export function FilterBar({ stream, filters, onFilters, onScan, input, children }: Props) {
  const [text, setText] = useState('');
  const help = useId();
  return (
    <div className="filter-bar">
      <div className="filter-bar__field">
        <svg className="filter-bar__lens" viewBox="0 0 16 16" aria-hidden="true">
          <circle cx="7" cy="7" r="4.5" />
          <path d="M10.5 10.5 14 14" />
        </svg>
        {filters.map((filter) => (
          <span key={filter} className="filter-chip">
            <span className="filter-chip__text mono">{chipText(filter)}</span>
            <button
              type="button"
              className="filter-chip__remove"
              aria-label={`Remove the filter ${chipText(filter)}`}
              onClick={() => {
                onFilters(filters.filter((one) => one !== filter));
              }}
            >
              ✕
            </button>
          </span>
        ))}
        <input
          ref={input}
          className="filter-bar__input mono"
          type="text"
          value={text}
          placeholder={
            filters.length === 0 ? 'Find text, or status = FAIL, @key ~ user-1 …' : 'and …'
          }
          aria-label="Find records"
          aria-describedby={help}
          spellCheck={false}
          autoComplete="off"
          onChange={({ target }) => {
            setText(target.value);
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && text.trim() !== '') {
              onFilters(withFilter(filters, text));
              setText('');
            } else if (event.key === 'Escape' && text !== '') {
              event.preventDefault();
              setText('');
            } else if (event.key === 'Backspace' && text === '' && filters.length > 0)
              onFilters(filters.slice(0, -1));
          }}
        />
        <span id={help} className="visually-hidden">
          Enter adds a filter: text, or a path, one of = != &lt; &gt; ~ and a value.
        </span>
        <kbd className="filter-bar__key" aria-hidden="true">
          {text === '' ? '/' : '↵'}
        </kbd>
      </div>
      {filters.length > 0 && onScan !== undefined && (
        <button
          type="button"
          className="small-action"
          title="Read every shard from its oldest record and keep only what matches"
          onClick={onScan}
        >
          Scan from the oldest
        </button>
      )}
      <Saved stream={stream} filters={filters} onFilters={onFilters} />
      {children}
    </div>
  );
}

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['sensor-12', 'text anywhere in data or key'],
  ['temperature > 30', 'a number in JSON data'],
  ['status != OK', 'a text in JSON data'],
  ['items[0].name ~ lamp', 'contains'],
  ['@key = user-7', 'the partition key'],
  ['@size > 1000', 'bytes of data'],
];

/** Filters kept for this stream, and how to write one. */
function Saved({ stream, filters, onFilters }: Pick<Props, 'stream' | 'filters' | 'onFilters'>) {
  const saved = useStore(view, (state) => own(state.filters, stream)) ?? [];
  const save = (next: readonly string[]): void => {
    view.setState(({ filters: all }) => ({ filters: { ...all, [stream]: [...next] } }));
  };
  const together = filters.join('  ·  ');
  return (
    <Menu label="Filters">
      {saved.map((text) => (
        <div key={text} className="filter-saved">
          <button
            type="button"
            className="records-menu__item mono"
            onClick={() => {
              onFilters(text.split('  ·  '));
            }}
          >
            {text}
          </button>
          <button
            type="button"
            className="filter-chip__remove"
            aria-label={`Forget the filter ${text}`}
            onClick={() => {
              save(saved.filter((one) => one !== text));
            }}
          >
            ✕
          </button>
        </div>
      ))}
      <button
        type="button"
        className="records-menu__item"
        disabled={filters.length === 0 || saved.includes(together)}
        onClick={() => {
          save([...saved, together]);
        }}
      >
        ★ Keep this filter for the stream
      </button>
      <p className="records-menu__note">Examples:</p>
      {EXAMPLES.map(([text, what]) => (
        <button
          key={text}
          type="button"
          className="records-menu__item"
          onClick={() => {
            onFilters(withFilter(filters, text));
          }}
        >
          <span className="mono">{text}</span> <span className="secondary">{what}</span>
        </button>
      ))}
    </Menu>
  );
}
