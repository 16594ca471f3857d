import type { RecordView } from '../../../reader/decode/view.ts';
import { JsonTree } from './json-tree.tsx';

/** Decoded data. It is drawn as text only; the worker has made hidden characters visible. */
export function DataContent({ view }: { readonly view: RecordView }) {
  switch (view.kind) {
    case 'json':
    case 'ndjson':
      return <JsonTree key={view.text} text={view.text} />;
    case 'text':
    case 'base64':
      return <Plain text={view.text} wrap={view.kind === 'base64'} />;
    case 'hex':
      return (
        <pre className="data-content" tabIndex={0} aria-label="Hexadecimal dump">
          {view.lines
            .map(
              ({ offset, hex, ascii }) =>
                `${offset.toString(16).padStart(6, '0')}  ${hex.padEnd(47)}  ${ascii}`,
            )
            .join('\n')}
        </pre>
      );
    case 'csv':
      return (
        <div className="data-content" tabIndex={0} role="region" aria-label="CSV">
          <table className="data-csv">
            <tbody>
              {view.rows.map((row, i) => (
                // oxlint-disable-next-line react/no-array-index-key -- rows have no other name
                <tr key={i}>
                  {row.map((value, j) => (
                    // oxlint-disable-next-line react/no-array-index-key
                    <td key={j}>{value}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      );
  }
}

function Plain({ text, wrap = true }: { readonly text: string; readonly wrap?: boolean }) {
  return (
    <pre
      className={wrap ? 'data-content data-content--wrap' : 'data-content'}
      tabIndex={0}
      aria-label="Data"
    >
      {text === '' ? <i className="secondary">no data: 0 bytes</i> : text}
    </pre>
  );
}
