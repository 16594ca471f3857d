import { useEffect, useRef } from 'react';
import type { TemplateProblem } from '../../template/index.ts';
import { createEditor, type Editor } from './create-editor.ts';
import './template-editor.css';

interface Props {
  readonly value: string;
  readonly problems: readonly TemplateProblem[];
  /** What the editor is for, for those who cannot see it. */
  readonly label: string;
  readonly onChange: (text: string) => void;
}

/** The template editor: CodeMirror in a shadow root, which the Content-Security-Policy allows. */
export default function TemplateEditor({ value, problems, label, onChange }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const change = useRef(onChange);

  useEffect(() => {
    change.current = onChange;
  });

  useEffect(() => {
    if (host.current === null) return;
    // React's development mode mounts twice; a shadow root stays.
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const made = createEditor(root, label, (text) => {
      change.current(text);
    });
    editor.current = made;
    return () => {
      made.destroy();
      editor.current = undefined;
    };
  }, [label]);

  useEffect(() => {
    editor.current?.setText(value);
  }, [value]);

  useEffect(() => {
    editor.current?.setProblems(problems);
  }, [problems]);

  return <div ref={host} className="template-editor" />;
}
