import { Fragment } from 'react';

/** A paragraph with `code` in backticks. */
export function RichText({ text }: { readonly text: string }) {
  return (
    <>
      {text.split('`').map((part, i) =>
        i % 2 === 1 ? (
          <code key={i} className="ex__code">
            {part}
          </code>
        ) : (
          <Fragment key={i}>{part}</Fragment>
        ),
      )}
    </>
  );
}
