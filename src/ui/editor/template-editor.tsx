import { useEffect, useLayoutEffect, useRef } from 'react';
import { type ListText, listHeader, type ListHeader } from '../../template/lists/csv-list.ts';
import type { TemplateProblem } from '../../template/index.ts';
import { createEditor, type Editor } from './create-editor.ts';
import './template-editor.css';

interface Props {
  readonly value: string;
  readonly problems: readonly TemplateProblem[];
  /** What the editor is for, for those who cannot see it. */
  readonly label: string;
  /** The lists that completion offers. */
  readonly lists: Readonly<Record<string, ListText>>;
  readonly onChange: (text: string) => void;
}

/** The template editor: CodeMirror in a shadow root, which the Content-Security-Policy allows. */
export default function TemplateEditor({ value, problems, label, lists, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const change = useRef(onChange);
  // What a new editor begins with.
  const beginning = useRef({ value, label });

  const headers = useRef<readonly ListHeader[]>([]);

  useEffect(() => {
    change.current = onChange;
  });

  useEffect(() => {
    headers.current = Object.entries(lists).map(([name, text]) => listHeader(name, text));
  }, [lists]);

  // Before the first paint: an empty frame would pull up what stands below for a moment.
  useLayoutEffect(() => {
    if (host.current === null) return;
    // React's development mode mounts twice; a shadow root stays.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const made = createEditor(root, {
      text: beginning.current.value,
      label: beginning.current.label,
      onChange: (text) => {
        change.current(text);
      },
      lists: () => headers.current,
    });
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = undefined;
    };
  }, []);

  useLayoutEffect(() => {
    editor.current?.setText(value);
  }, [value]);

  useEffect(() => {
    editor.current?.setLabel(label);
  }, [label]);

  useEffect(() => {
    editor.current?.setProblems(problems);
  }, [problems]);

  return <div ref={host} className="template-editor" />;
}
