import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { formatCount } from '../../text/format.ts';
import {
  jsonPieces,
  closes,
  foldedAtFirst,
  foldedTail,
  jsonLines,
  opens,
  shownLines,
} from './json-tree-lines.ts';
import { stepInTree } from './json-tree-keys.ts';
import './json-tree.css';

/** Lines that are in view at first, and that each "show more" adds. */
const FIRST_LINES = 300;
const MORE_LINES = 500;
/** A longer value is cut here: the text view has all of it. */
const LINE_CHARACTERS = 4000;
/** Deeper lines are not indented further. */
const DEEPEST_INDENT = 40;

/**
 * JSON as a tree: arrow keys walk it, fold and unfold. It draws text that was laid out
 * already, line by line, so numbers keep every digit and 10,000 levels cost no stack.
 */
export function JsonTree({ text }: { readonly text: string }) {
  const lines = useMemo(() => jsonLines(text), [text]);
  const [folded, setFolded] = useState<ReadonlySet<number>>(() =>
    foldedAtFirst(lines, FIRST_LINES),
  );
  const [limit, setLimit] = useState(FIRST_LINES * 2);
  const [current, setCurrent] = useState(0);
  const tree = useRef<HTMLDivElement>(null);
  const { lines: shown, more } = shownLines(lines, folded, limit);
  const foldable = shown.some((line) => opens(lines, line));

  function focusLine(line: number): void {
    setCurrent(line);
    tree.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
  }

  function toggle(line: number): void {
    const next = new Set(folded);
    if (!next.delete(line)) next.add(line);
    setFolded(next);
  }

  function foldAll(): void {
    const next = new Set<number>();
    for (let line = 0; line < lines.count; line += 1)
      if (opens(lines, line) && (lines.depth[line] ?? 0) > 0) next.add(line);
    setFolded(next);
    setCurrent(0);
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const items = shown.filter((line) => !closes(lines, line));
    const step = stepInTree(event.key, { lines, items, folded, current });
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (step.type === 'go') focusLine(step.line);
    else toggle(current);
  }

  return (
    <div className="json-tree">
      {foldable && (
        <div className="json-tree__tools">
          <button
            type="button"
            className="data-pane__view"
            onClick={() => {
              setFolded(new Set());
            }}
          >
            Expand all
          </button>
          <button type="button" className="data-pane__view" onClick={foldAll}>
            Collapse all
          </button>
        </div>
      )}
      <div
        ref={tree}
        role="tree"
        aria-label="Data as JSON"
        className="data-content json-tree__lines"
        onKeyDown={onKeyDown}
      >
        {shown.map((line) =>
          closes(lines, line) ? (
            <div key={line} role="presentation" style={indent(lines.depth[line] ?? 0)}>
              {lines.text(line)}
            </div>
          ) : (
            <div
              key={line}
              role="treeitem"
              data-line={line}
              aria-level={(lines.depth[line] ?? 0) + 1}
              aria-selected={line === current}
              {...(opens(lines, line) && { 'aria-expanded': !folded.has(line) })}
              tabIndex={line === current ? 0 : -1}
              className="json-tree__line"
              style={indent(lines.depth[line] ?? 0)}
              onFocus={() => {
                setCurrent(line);
              }}
              onClick={() => {
                // A click that ends a selection of text is no click on the line.
                if (opens(lines, line) && getSelection()?.isCollapsed !== false) toggle(line);
              }}
            >
              {opens(lines, line) && (
                <span className="json-tree__mark" aria-hidden="true">
                  {folded.has(line) ? '▸' : '▾'}
                </span>
              )}
              <Line text={lines.text(line)} />
              {folded.has(line) && (
                <span className="json-tree__folded">{foldedTail(lines, line)}</span>
              )}
            </div>
          ),
        )}
        {more && (
          <div role="presentation">
            <button
              type="button"
              className="data-pane__view"
              onClick={() => {
                setLimit(limit + MORE_LINES);
              }}
            >
              Show {formatCount(MORE_LINES)} more lines
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

function indent(depth: number): { paddingLeft: string } {
  return { paddingLeft: `${Math.min(depth, DEEPEST_INDENT) * 2 + 2}ch` };
}

function Line({ text }: { readonly text: string }) {
  const shown = text.slice(0, LINE_CHARACTERS);
  return (
    <>
      {jsonPieces(shown).map(({ at, kind, text: part }) =>
        kind === 'plain' ? (
          part
        ) : (
          <span key={at} className={`json-${kind}`}>
            {part}
          </span>
        ),
      )}
      {shown.length < text.length && (
        <i className="json-tree__folded">
          {' '}
          … {formatCount(text.length - shown.length)} more characters: see Text
        </i>
      )}
    </>
  );
}
