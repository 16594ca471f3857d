import { useState } from 'react';
import { RichText } from '../rich-text.tsx';

/** A text to copy into a field. */
export function Snippet({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Copied');
    } catch {
      // Over plain HTTP a browser has no clipboard for pages.
      setCopied('Select the text and copy it');
    }
  };
  return (
    <figure className="ex__snippet">
      <figcaption>
        <RichText text={label} />
        <span className="grow" />
        <span role="status" className="secondary">
          {copied}
        </span>
        <button
          type="button"
          className="info-link"
          aria-label={`Copy: ${label}`}
          onClick={() => void copy()}
        >
          Copy
        </button>
      </figcaption>
      <pre className="mono">{text}</pre>
    </figure>
  );
}
