import { useState } from 'react';
import { Link } from 'wouter';
import { errorMessage } from '../../../base/error-message.ts';
import { err } from '../../../base/result.ts';
import { sharedRuns, verifyEvidence } from '../../../exercises/evidence/verify.ts';
import { Card } from '../../components/card.tsx';
import { Empty } from '../../components/empty.tsx';
import { downloadFile } from '../../components/download.ts';
import { merged, overview, summarise, summaryCsv, type EvidenceRow } from './evidence-rows.ts';

async function readEvidence(file: File): Promise<EvidenceRow> {
  try {
    const text = await file.text();
    return { file: file.name, text, result: verifyEvidence(text) };
  } catch (thrown) {
    // A folder, or a file that went meanwhile.
    return { file: file.name, text: '', result: err(`cannot be read: ${errorMessage(thrown)}`) };
  }
}

/** Drop what the class handed in: each digest is computed again, and shared runs stand out. */
export function InstructorPage() {
  const [rows, setRows] = useState<readonly EvidenceRow[]>([]);
  const [over, setOver] = useState(false);

  async function take(files: Iterable<File>): Promise<void> {
    const read = await Promise.all([...files].map(readEvidence));
    setRows((before) => merged(before, read));
  }

  const good = rows.flatMap(({ result }) => (result.ok ? [result.value] : []));
  const shared = sharedRuns(good);
  const table = summarise(rows, shared);
  return (
    <div className="page stack">
      <div className="row">
        <Link href="/exercises">Exercises</Link> <span aria-hidden="true">›</span>
        <h1 className="page__title">Instructor</h1>
      </div>
      <p>
        Students save evidence as JSON or HTML. Drop all the files here: nothing leaves this
        browser. A digest shows accidental change, not fraud: whoever can change a file can compute
        a new digest. Files of different students with the same runs are flagged.
      </p>
      <div
        className={over ? 'drop drop--over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => {
          setOver(false);
        }}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          void take(event.dataTransfer.files);
        }}
      >
        <label>
          Drop evidence files here, or choose them:{' '}
          <input
            type="file"
            multiple
            accept=".json,.html"
            aria-label="Evidence files"
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              event.target.value = '';
              void take(files);
            }}
          />
        </label>
      </div>
      <Card
        title={`Evidence (${rows.length})`}
        flush
        actions={
          rows.length > 0 && (
            <>
              <button
                type="button"
                className="small-button"
                onClick={() => {
                  downloadFile('evidence.csv', 'text/csv', summaryCsv(table));
                }}
              >
                Save as CSV
              </button>
              <button type="button" className="small-button" onClick={() => setRows([])}>
                Clear
              </button>
            </>
          )
        }
      >
        {rows.length > 0 && (
          <p className="evidence__overview num" role="status">
            {overview(table)}
          </p>
        )}
        {rows.length === 0 ? (
          <Empty title="No files yet">Each file becomes a row here.</Empty>
        ) : (
          <div className="evidence__scroll" tabIndex={0} role="region" aria-label="Evidence table">
            <table className="evidence num">
              <thead>
                <tr>
                  <th scope="col">Name</th>
                  <th scope="col">Exercise</th>
                  <th scope="col">Result</th>
                  <th scope="col">Digest</th>
                  <th scope="col">Runs</th>
                  <th scope="col">Saved</th>
                  <th scope="col">File</th>
                </tr>
              </thead>
              <tbody>
                {table.map((row, i) => (
                  <tr key={`${i} ${row.file}`}>
                    <th scope="row">{row.name}</th>
                    <td>{row.exercise}</td>
                    <td>{row.passed ? '✓ passed' : '○ not finished'}</td>
                    <td className={row.digest === 'ok' ? 'evidence__ok' : 'evidence__bad'}>
                      {row.digest === 'ok'
                        ? '✓ right'
                        : row.digest === 'changed'
                          ? '✗ changed'
                          : `✗ ${row.problem}`}
                    </td>
                    <td className={row.sharedWith === '' ? undefined : 'evidence__bad'}>
                      {row.sharedWith === ''
                        ? row.runs
                        : `⚑ ${row.runs}, the same as in ${row.sharedWith}`}
                    </td>
                    <td>{row.savedAt.slice(0, 16).replace('T', ' ')}</td>
                    <td>{row.file}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Card>
    </div>
  );
}
