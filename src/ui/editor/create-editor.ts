import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import {
  defaultKeymap,
  history,
  historyKeymap,
  indentLess,
  indentMore,
  isolateHistory,
} from '@codemirror/commands';
import { bracketMatching } from '@codemirror/language';
import { linter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { Annotation, EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  rectangularSelection,
} from '@codemirror/view';
import type { ListHeader } from '../../template/lists/csv-list.ts';
import type { TemplateProblem } from '../../template/index.ts';
import { blockMatching, tagHighlighting } from './tag-highlighting.ts';
import { completeFunction, explainFunction } from './completion.ts';
import { editorTheme } from './theme.ts';

export interface Editor {
  /** Replaces the text, unless that is what it holds already; one undo takes it back. */
  setText(text: string): void;
  setLabel(label: string): void;
  setProblems(problems: readonly TemplateProblem[]): void;
  destroy(): void;
}

export interface EditorOptions {
  readonly text: string;
  /** What the editor is for, for those who cannot see it. */
  readonly label: string;
  readonly onChange: (text: string) => void;
  /** The template's own lists, as they are now. */
  readonly lists: () => readonly ListHeader[];
}

/** Marks a change that came from outside: it is not reported back. */
const fromOutside = Annotation.define<boolean>();

/**
 * The browser's own replacing of coloured text, as for an input method, leaves `style`
 * attributes behind, which the policy forbids: a selection is replaced by the editor instead.
 */
const replacedByUs = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { inputType, data, isComposing } = event;
    const { from, to, empty } = view.state.selection.main;
    if (inputType !== 'insertText' || data === null || isComposing || empty) return false;
    const replace = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: 'input.type' });
    const handlers = view.state.facet(EditorView.inputHandler);
    // Closing brackets is such a handler.
    if (!handlers.some((handle) => handle(view, from, to, data, replace))) view.dispatch(replace());
    event.preventDefault();
    return true;
  },
});

/** Makes an editor inside a shadow root, where its styles need no exception of the policy. */
export function createEditor(root: ShadowRoot, options: EditorOptions): Editor {
  const { text, onChange, lists } = options;
  let { label } = options;
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      // Not put in later: that could be undone, and the template would be empty.
      doc: text,
      extensions: [
        lineNumbers(),
        highlightSpecialChars(),
        history(),
        drawSelection(),
        rectangularSelection(),
        EditorState.allowMultipleSelections.of(true),
        EditorView.lineWrapping,
        bracketMatching(),
        blockMatching,
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        autocompletion({ override: [completeFunction(lists)], icons: false }),
        explainFunction,
        linter(null),
        EditorState.phrases.of({ Diagnostics: 'Mistakes', 'No diagnostics': 'No mistakes' }),
        tagHighlighting,
        editorTheme,
        // Tab moves on, as everywhere on a page. Ctrl-] and Ctrl-[ indent (on a Mac with ⌘).
        keymap.of([
          { key: 'Mod-]', run: indentMore },
          { key: 'Mod-[', run: indentLess },
          ...closeBracketsKeymap,
          ...defaultKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        replacedByUs,
        EditorView.contentAttributes.of(() => ({
          // Browsers focus an editable element anyway; accessibility checks look for this.
          tabindex: '0',
          'aria-label': label,
          'aria-multiline': 'true',
          spellcheck: 'false',
        })),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          if (update.transactions.some((one) => one.annotation(fromOutside) === true)) return;
          onChange(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    setText(outside) {
      if (view.state.doc.toString() === outside) return;
      view.dispatch({
        changes: { from: 0, to: view.state.doc.length, insert: outside },
        annotations: [fromOutside.of(true), isolateHistory.of('full')],
      });
    },
    setLabel(changed) {
      label = changed;
      view.dispatch({});
    },
    setProblems(problems) {
      view.dispatch(setDiagnostics(view.state, toDiagnostics(problems, view.state.doc.length)));
    },
    destroy() {
      view.destroy();
    },
  };
}

function toDiagnostics(problems: readonly TemplateProblem[], length: number): Diagnostic[] {
  return problems.map(({ offset, length: span, severity, message, suggestion }) => {
    const from = Math.min(offset, length);
    const to = Math.min(offset + span, length);
    return {
      from,
      to,
      severity: severity === 'hint' ? 'info' : severity,
      message,
      ...(suggestion !== undefined && {
        actions: [
          {
            name: `Use ${suggestion}`,
            apply(view: EditorView, start: number, end: number) {
              view.dispatch({ changes: { from: start, to: end, insert: suggestion } });
            },
          },
        ],
      }),
    };
  });
}
