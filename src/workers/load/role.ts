import { assert } from '../../base/assert.ts';
import { systemClock } from '../../base/clock.ts';
import { Sfc32 } from '../../base/random.ts';
import { err, ok } from '../../base/result.ts';
import { ApiLog } from '../../connection/api-log.ts';
import { createKinesisSource } from '../../connection/kinesis-source.ts';
import { createKinesisTarget } from '../../connection/kinesis-target.ts';
import { recordDigest } from '../../load/receipts.ts';
import { startRun, type Run } from '../../load/run.ts';
import { parseScenario } from '../../load/scenario.ts';
import { compileTemplateSource } from '../../load/template-source.ts';
import { verifyDelivery, type Verification } from '../../reader/verify-delivery.ts';
import { feedApiCalls } from '../api-feed.ts';
import { serve } from '../port.ts';
import { workerClient } from '../session/client.ts';
import { checkScenario } from './check.ts';
import { keepReceipts, loadReceipts } from './receipt-store.ts';
import { predict } from './predict.ts';
import { ViewsOfRun } from './run-views.ts';
import type { LoadProtocol } from './protocol.ts';

const SNAPSHOT_MS = 250;

/** The load worker: one page's run. */
export function accept(port: MessagePort): void {
  const log = new ApiLog(systemClock);
  let client: ReturnType<typeof workerClient> | undefined;
  let run: Run | undefined;
  let views: ViewsOfRun | undefined;
  let verification: Verification | undefined;

  const emit = serve<LoadProtocol>(port, {
    'connection:set'(handedOver) {
      // A run never goes on against another service than it was started on.
      run?.abandon();
      client?.destroy();
      client = workerClient(handedOver, log);
    },
    'run:check': checkScenario,
    'run:predict': ({ scenario, shards }) => predict(scenario, shards),
    'run:start'(input) {
      if (run !== undefined) return ok({ started: false });
      const parsed = parseScenario(input);
      if (!parsed.ok) return err(parsed.error);
      assert(client !== undefined, 'the page connects before it starts a run');
      run = startRun(parsed.value, {
        clock: systemClock,
        target: createKinesisTarget(client, parsed.value.stream),
        compile: compileTemplateSource,
        seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
        onBlocked: 'pause',
      });
      void watch(run);
      return ok({ started: true });
    },
    'run:pause'() {
      run?.pause();
      show();
    },
    'run:resume'() {
      run?.resume();
      show();
    },
    'run:stop'() {
      run?.stop();
      show();
    },
    async 'verify:start'({ receiptsId, stream, from }) {
      const receipts = await loadReceipts(receiptsId);
      if (receipts === undefined)
        return err('The receipts of this run are not kept any more, so it can’t be verified.');
      assert(client !== undefined, 'the page connects before it verifies');
      verification?.cancel();
      verification = verifyDelivery(
        { receipts, incomplete: receipts.full, digest: recordDigest },
        { type: 'AT_TIMESTAMP', timestamp: from },
        {
          source: createKinesisSource(client, stream),
          clock: systemClock,
          random: new Sfc32(systemClock.epoch()),
        },
      );
      return verified(verification);
    },
    'verify:cancel'() {
      verification?.cancel();
    },
    'run:heat': () => views?.heat(),
    'run:rate'(rate) {
      const changed = run?.setRate(rate);
      if (changed?.ok === false) throw new RangeError(changed.error);
    },
  });

  /** What a button did is seen at once: a run may stop and drain between two ticks. */
  function show(): void {
    if (run !== undefined) emit('run:snapshot', run.snapshot());
  }

  feedApiCalls(log, systemClock, (calls) => {
    emit('api:calls', calls);
  });

  /** Tells how far a check is, until it ends. */
  async function verified(started: Verification): Promise<Awaited<Verification['done']>> {
    const tick = (): void => {
      const { read, found, receipts } = started.progress();
      emit('verify:progress', { read, found, receipts });
      timer = systemClock.after(SNAPSHOT_MS, tick);
    };
    let timer = systemClock.after(0, tick);
    const report = await started.done;
    timer.cancel();
    return report;
  }

  /** Sends what a run is doing until it ends, and then its result. */
  async function watch(started: Run): Promise<void> {
    const following = new ViewsOfRun(started);
    views = following;
    const tick = (): void => {
      const snapshot = started.snapshot();
      following.follow(snapshot);
      emit('run:snapshot', snapshot);
      timer = systemClock.after(SNAPSHOT_MS, tick);
    };
    let timer = systemClock.after(0, tick);
    const result = await started.finished;
    timer.cancel();
    run = undefined;
    const last = started.snapshot();
    following.follow(last);
    emit('run:snapshot', last);
    const receiptsId = crypto.randomUUID();
    const kept = await keepReceipts(receiptsId, started.receipts, systemClock.epoch());
    emit('run:result', {
      result,
      views: following.views(last),
      receiptsId: kept ? receiptsId : undefined,
    });
  }
}
