import Button from '@cloudscape-design/components/button';
import Checkbox from '@cloudscape-design/components/checkbox';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';
import { Card } from '../../components/card.tsx';
import { Failure } from '../../components/failure.tsx';
import { formatCount } from '../../text/format.ts';
import { Loading } from '../../components/loading.tsx';
import type { StreamView } from '../../state/streams/queries.ts';
import { ChangeList } from './change-list.tsx';
import { changeKey, changeLog, changes, type Change } from '../changes/changes.ts';
import { describeStream, type Description } from '../changes/describe-stream.ts';
import { diffDescriptions } from './describe-diff.ts';
import { DescribeLines } from './describe-lines.tsx';
import './describe-tab.css';

const NONE: readonly Change[] = [];

/** What describe-stream says now, beside what it said before the last change. */
export function DescribeTab({ view }: { readonly view: StreamView }) {
  const { summary, shards } = view;
  const last = useStore(changes, (state) => state[changeKey(summary.name)]);
  // A stream of the same name that was deleted before is another stream.
  const newest = last?.status === 'GONE' ? undefined : last;
  const list = useStore(changeLog, (state) => state[changeKey(summary.name)]) ?? NONE;
  const gone = list.findIndex(({ status }) => status === 'GONE');
  const logged = gone < 0 ? list : list.slice(0, gone);
  const [chosen, setChosen] = useState<Change>();
  const change = chosen ?? newest;
  const [kept, setKept] = useState<Description>();
  const [onlyDifferences, setOnlyDifferences] = useState(true);
  const now = useQuery<Description, ServiceFailure>({
    // Read again whenever what the page shows of the stream has changed.
    queryKey: [changeKey(summary.name), 'describe', JSON.stringify(summary), shards.length],
    queryFn: () => describeStream(summary.name),
    placeholderData: (before) => before,
  });
  const before = kept ?? change?.before;
  const after = kept === undefined ? (change?.after ?? now.data) : now.data;
  const rows = useMemo(
    () => (after === undefined ? [] : diffDescriptions(before ?? after, after)),
    [before, after],
  );
  const differences = rows.filter(({ kind }) => kind !== 'same').length;
  const title =
    before === undefined
      ? 'describe-stream now'
      : kept === undefined && change !== undefined
        ? `describe-stream before and after: ${change.what.toLowerCase()}`
        : 'describe-stream before and now';
  return (
    <div className="stack">
      <ChangeList
        changes={logged}
        shown={kept === undefined ? change : undefined}
        onShow={(one) => {
          setChosen(one);
          setKept(undefined);
        }}
      />
      <Card title={title} flush>
        <div className="describe__bar row">
          {before === undefined ? (
            <span className="secondary">
              Split, merge or change a setting: before and after then stand here side by side.
            </span>
          ) : (
            <>
              <strong className="num">
                {differences === 1 ? '1 line differs' : `${formatCount(differences)} lines differ`}
              </strong>
              <Checkbox
                checked={onlyDifferences}
                onChange={({ detail }) => {
                  setOnlyDifferences(detail.checked);
                }}
              >
                Differences only
              </Checkbox>
            </>
          )}
          <span className="grow" />
          <Button
            disabled={now.data === undefined}
            onClick={() => {
              setKept(now.data);
            }}
          >
            Keep now as before
          </Button>
        </div>
        {now.isError && (
          <Failure
            what="The stream could not be described."
            failure={now.error}
            onRetry={() => void now.refetch()}
          />
        )}
        {after === undefined ? (
          !now.isError && <Loading what="the description" />
        ) : (
          <DescribeLines
            rows={rows}
            twoSides={before !== undefined}
            onlyDifferences={onlyDifferences && before !== undefined}
          />
        )}
      </Card>
    </div>
  );
}
