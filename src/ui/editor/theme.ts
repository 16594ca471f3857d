import { EditorView } from '@codemirror/view';

/** Colours come from the page's tokens: custom properties reach into a shadow root. */
export const editorTheme = EditorView.theme({
  '&': {
    backgroundColor: 'var(--surface)',
    color: 'var(--text)',
    fontSize: '12.5px',
    maxHeight: 'var(--editor-height, 220px)',
    minHeight: 'var(--editor-min-height, 120px)',
  },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--font-mono)', lineHeight: '19px', overflow: 'auto' },
  '.cm-content': { caretColor: 'var(--text)', padding: '6px 0' },
  '.cm-cursor': { borderLeftColor: 'var(--text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--surface-sunken)',
    color: 'var(--text-secondary)',
    border: 'none',
  },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--accent) 6%, transparent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground':
    { backgroundColor: 'color-mix(in srgb, var(--accent) 28%, transparent)' },
  '.cm-tooltip': {
    backgroundColor: 'var(--surface-raised)',
    color: 'var(--text)',
    border: '1px solid var(--border)',
    borderRadius: '8px',
    fontSize: '12.5px',
    maxWidth: 'min(420px, 90vw)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '3px 8px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    backgroundColor: 'var(--accent)',
    color: 'var(--surface)',
  },
  '.cm-completionDetail': {
    color: 'inherit',
    opacity: 0.75,
    fontStyle: 'normal',
    marginLeft: '10px',
  },
  '.cm-completionInfo': { padding: '8px 10px', whiteSpace: 'pre-wrap' },
  '.cm-diagnostic': { padding: '5px 10px' },
  '.cm-diagnosticAction': {
    backgroundColor: 'var(--accent)',
    color: 'var(--surface)',
    borderRadius: '10px',
  },
  '.cm-hover': { padding: '8px 10px', whiteSpace: 'pre-wrap' },
  '.cm-panels': { backgroundColor: 'var(--surface-sunken)', color: 'var(--text)' },
  '.cm-matchingBracket': {
    backgroundColor: 'color-mix(in srgb, var(--accepted) 25%, transparent)',
  },
  '.t-brace': { color: 'var(--text-secondary)', fontWeight: '600' },
  '.t-keyword': { color: 'var(--retried)', fontWeight: '600' },
  '.t-function, .t-name': { color: 'var(--accent)', fontWeight: '600' },
  '.t-string': { color: 'var(--accepted)' },
  '.t-number': { color: 'var(--throttled)' },
  '.t-comment': { color: 'var(--text-secondary)', fontStyle: 'italic' },
  '.t-jsonKey': { color: 'var(--retried)' },
  '.t-jsonString': { color: 'var(--text)' },
  '.t-jsonWord': { color: 'var(--throttled)' },
});
