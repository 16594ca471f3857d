import { assert } from '../../base/assert.ts';
import { systemClock } from '../../base/clock.ts';
import { err, ok } from '../../base/result.ts';
import { connectionName } from '../../connection/connection.ts';
import { ApiLog } from '../../connection/log/api-log.ts';
import { createKinesisTarget } from '../../connection/kinesis/kinesis-target.ts';
import { previewCurve } from '../../load/profile/curve-preview.ts';
import { startRun } from '../../load/engine.ts';
import { parseScenario } from '../../load/scenario.ts';
import { compileTemplateSource } from '../../load/records/template-source.ts';
import type { Verification } from '../../reader/verify/verify-delivery.ts';
import { feedApiCalls } from '../api-feed.ts';
import { serve } from '../port.ts';
import { workerClient } from '../session/client.ts';
import { checkScenario, predict } from './check.ts';
import { LeftRuns } from './left-runs.ts';
import { keepReceipts, loadReceipts } from './receipt-store.ts';
import { Runs } from './runs.ts';
import type { LoadProtocol } from './protocol.ts';
import { verifyRun } from './verify-run.ts';

const SNAPSHOT_MS = 250;

/** The load worker: one page's producers. */
export function accept(port: MessagePort): void {
  const log = new ApiLog(systemClock);
  let client: ReturnType<typeof workerClient> | undefined;
  let place = '';
  let verification: Verification | undefined;
  const left = new LeftRuns();

  const emit = serve<LoadProtocol>(port, {
    'connection:set'(handedOver) {
      // A run never goes on against another service than it was started on.
      runs.abandonAll();
      client?.destroy();
      client = workerClient(handedOver, log);
      place = connectionName(handedOver.connection);
    },
    'run:check': checkScenario,
    'run:curve'(input) {
      const parsed = parseScenario(input);
      return parsed.ok ? previewCurve(parsed.value, systemClock.epoch()) : undefined;
    },
    'run:predict': ({ scenario, shards }) => predict(scenario, shards),
    'scenario:read': parseScenario,
    'run:start'({ id, scenario }) {
      const already = runs.going(id);
      if (already !== undefined) return ok(already.snapshot());
      const parsed = parseScenario(scenario);
      if (!parsed.ok) return err(parsed.error);
      assert(client !== undefined, 'the page connects before it starts a run');
      const run = startRun(parsed.value, {
        clock: systemClock,
        target: createKinesisTarget(client, parsed.value.stream, parsed.value),
        compile: compileTemplateSource,
        seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 0,
        onBlocked: 'pause',
      });
      void runs.follow(id, run);
      return ok(run.snapshot());
    },
    'run:pause'(id) {
      runs.going(id)?.pause();
      runs.show(id);
    },
    'run:resume'(id) {
      runs.going(id)?.resume();
      runs.show(id);
    },
    'run:stop'(id) {
      runs.going(id)?.stop();
      runs.show(id);
    },
    'run:kept': (id) => left.forget(id),
    'runs:left': () =>
      left.watch((run) => {
        emit('run:left', run);
      }),
    async 'verify:start'({ receiptsId, run }) {
      const receipts = await loadReceipts(receiptsId);
      if (receipts === undefined)
        return err('The receipts of this run are not kept any more, so it can’t be verified.');
      assert(client !== undefined, 'the page connects before it verifies');
      verification?.cancel();
      verification = verifyRun(client, systemClock, run, receipts);
      return verified(verification);
    },
    'verify:cancel'() {
      verification?.cancel();
    },
    'run:heat': (id) => runs.views(id)?.heat(),
    'run:rate'({ id, rate }) {
      const changed = runs.going(id)?.setRate(rate);
      if (changed?.ok === false) throw new RangeError(changed.error);
    },
  });

  const runs = new Runs(systemClock, {
    snapshot(id, snapshot) {
      emit('run:snapshot', { id, snapshot });
    },
    note: (id, result, views) => left.note({ id, place, result, views }),
    ended(id, run, result, views) {
      void (async () => {
        const receiptsId = crypto.randomUUID();
        const kept = await keepReceipts(receiptsId, run.receipts, systemClock.epoch());
        emit('run:result', { id, result, views, receiptsId: kept ? receiptsId : undefined });
      })();
    },
  });

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
}
