import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Shard } from '../../../kinesis/shards/shard.ts';
import type { CurvePreview } from '../../../load/profile/curve-preview.ts';
import type { Prediction } from '../../../load/keys/predict-shares.ts';
import type { ScenarioInput } from '../../../load/scenario.ts';
import { aimedShardProblem } from '../../../load/keys/shard-router.ts';
import { draft } from '../../state/run/draft.ts';
import { threads } from '../../state/connection/threads.ts';
import { problemsByField, toScenario, type DraftProblems } from './draft-to-scenario.ts';

const DEBOUNCE_MS = 200;

export interface DraftCheck {
  readonly problems: DraftProblems;
  /** Where the records would go; absent while something is wrong, or without a stream. */
  readonly prediction: Prediction | undefined;
  /** Its rate over time; absent while something is wrong, and for a probe. */
  readonly curve: CurvePreview | undefined;
}

const NOTHING: DraftCheck = { problems: {}, prediction: undefined, curve: undefined };

/** What is wrong with the draft, and what it will do to the stream, a moment after each change. */
export function useDraftCheck(
  stream: string | undefined,
  shards: readonly Shard[] | undefined,
): DraftCheck {
  const state = useStore(draft);
  const [check, setCheck] = useState<DraftCheck>(NOTHING);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void (async () => {
        const { load } = await threads();
        const scenario = toScenario(state, stream ?? 'practice');
        const problems = {
          ...aimProblem(scenario, shards),
          ...problemsByField(await load.call('run:check', scenario)),
        };
        const prediction = await load.call('run:predict', { scenario, shards: shards ?? [] });
        const curve = await load.call('run:curve', scenario);
        if (current) setCheck({ problems, prediction, curve });
      })();
    }, DEBOUNCE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [state, stream, shards]);
  return check;
}

/** A shard that is closed is no mistake of the scenario, but of this stream. */
function aimProblem({ keys }: ScenarioInput, shards: readonly Shard[] | undefined): DraftProblems {
  if (keys?.type !== 'shard' || keys.shardId === '' || shards === undefined) return {};
  const problem = aimedShardProblem(keys.shardId, shards);
  return problem === undefined ? {} : { 'keys.shardId': problem };
}
