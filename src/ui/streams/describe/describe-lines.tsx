import { contextOf, type DiffRow } from './describe-diff.ts';

interface Props {
  readonly rows: readonly DiffRow[];
  readonly twoSides: boolean;
  readonly onlyDifferences: boolean;
}

const MOST_LINES = 3000;

/** The lines of describe-stream; what differs is marked by sign and colour. */
export function DescribeLines({ rows, twoSides, onlyDifferences }: Props) {
  const parts = onlyDifferences ? contextOf(rows, 2) : rows;
  return (
    <div
      className={twoSides ? 'describe' : 'describe describe--one'}
      tabIndex={0}
      role="region"
      aria-label="Lines of describe-stream"
    >
      <div className="describe__lines">
        {twoSides && (
          <div className="describe__head">
            <span>Before</span>
            <span>After</span>
          </div>
        )}
        {parts.slice(0, MOST_LINES).map((part, i) =>
          'skipped' in part ? (
            <div key={i} className="describe__skip">
              {part.skipped} lines that are the same
            </div>
          ) : (
            <div key={i} className={`describe__row describe__row--${part.kind}`}>
              <Line kind={part.kind} side="before" text={part.before} />
              {twoSides && <Line kind={part.kind} side="after" text={part.after} />}
            </div>
          ),
        )}
        {parts.length > MOST_LINES && (
          <div className="describe__skip">{parts.length - MOST_LINES} more lines</div>
        )}
      </div>
    </div>
  );
}

interface LineProps {
  readonly kind: DiffRow['kind'];
  readonly side: 'before' | 'after';
  readonly text: string | undefined;
}

function Line({ kind, side, text }: LineProps) {
  if (text === undefined) return <div className="describe__line describe__line--absent" />;
  const mark = kind === 'same' ? '' : side === 'before' ? '−' : '+';
  return (
    <div className={`describe__line describe__line--${kind}`}>
      <span className="describe__mark">{mark}</span>
      <span>{text}</span>
    </div>
  );
}
