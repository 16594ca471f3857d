import { formatBytes, formatCount } from '../components/format.ts';
import type { PreviewView } from './use-preview.ts';
import './preview-pane.css';

/** Five records of a template and their size; or where it is wrong, in words. */
export function PreviewPane({ preview }: { readonly preview: PreviewView }) {
  return (
    <div>
      {preview.state === 'problems' && (
        <ul className="preview__problems" role="alert">
          {preview.problems.slice(0, 3).map(({ offset, line, column, message }) => (
            <li key={`${offset} ${message}`}>
              <span aria-hidden="true">✕ </span>Line {line}, column {column}: {message}
            </li>
          ))}
          {preview.problems.length > 3 && <li>and {preview.problems.length - 3} more</li>}
        </ul>
      )}
      {preview.state === 'stopped' && (
        <p className="preview__problems" role="alert">
          {preview.message}
        </p>
      )}
      <div className="row">
        <h3 className="preview__title">
          {preview.state === 'problems'
            ? 'Five records, before the mistake'
            : 'Five records it makes'}
        </h3>
        <span className="grow" />
        {preview.state === 'samples' && (
          <span className="secondary num preview__size">
            {formatBytes(preview.cost.bytes.mean)} on average, {formatCount(preview.cost.bytes.max)}{' '}
            B at most
          </span>
        )}
      </div>
      <ol className="preview__samples mono" aria-label="Sample records" tabIndex={0}>
        {preview.samples.map((sample, i) => (
          <li key={i}>{sample}</li>
        ))}
      </ol>
    </div>
  );
}
