import {
  CloudWatchClient,
  GetMetricDataCommand,
  type MetricDataQuery,
  type MetricDataResult,
} from '@aws-sdk/client-cloudwatch';
import type { KinesisClient } from '@aws-sdk/client-kinesis';
import { FetchHttpHandler } from '@smithy/fetch-http-handler';
import { err, ok, type Result } from '../../base/result.ts';
import type { ServiceFailure } from '../../kinesis/errors/service-error.ts';
import { METRIC_MINUTES, type StreamMetrics } from '../../kinesis/stream-metrics.ts';
import type { ApiLog } from '../log/api-log.ts';
import { correctClock } from '../client/clock-correction.ts';
import { toServiceFailure } from './failure.ts';
import { sampleMaps, shardIdsOf, toStreamMetrics, type Samples } from './metric-samples.ts';
import { sharedCredentials } from '../client/session-end.ts';
import { SigningSha256 } from '../client/sha256.ts';

/** Shards whose metrics are asked for: with the stream's own, below the 500 queries of a call. */
const MOST_SHARDS = 100;
const MINUTE_S = 60;

export interface MetricsQuestion {
  readonly stream: string;
  /** Shards with shard-level metrics switched on; empty: none. */
  readonly shardIds: readonly string[];
  /** Epoch seconds. */
  readonly now: number;
}

/**
 * The last hour of a stream from CloudWatch, with the credentials of a Kinesis client.
 * `undefined`: what answers there is Kinesis only.
 * @param endpoint in place of AWS's own host
 * @param log hears of the calls, as of those of Kinesis
 */
export async function readStreamMetrics(
  kinesis: KinesisClient,
  endpoint: string | undefined,
  question: MetricsQuestion,
  log?: ApiLog,
): Promise<Result<StreamMetrics | undefined, ServiceFailure>> {
  const { region } = kinesis.config;
  const client = new CloudWatchClient({
    region,
    credentials: () => sharedCredentials(kinesis),
    maxAttempts: 1,
    sha256: SigningSha256,
    requestHandler: log?.wrap(new FetchHttpHandler()) ?? new FetchHttpHandler(),
    ...(endpoint !== undefined && { endpoint }),
  });
  correctClock(client);
  try {
    return ok(await ask(client, question));
  } catch (thrown) {
    const failure = toServiceFailure(thrown);
    if (endpoint !== undefined && isKinesisOnly(failure)) return ok(undefined);
    return err(failure);
  } finally {
    client.destroy();
  }
}

/** A Kinesis emulator refuses what it does not know in many ways; only these mean something else. */
function isKinesisOnly({ kind, httpStatus }: ServiceFailure): boolean {
  if (httpStatus === 404 || httpStatus === 405 || httpStatus === 501) return true;
  return kind === 'invalid' || kind === 'lost' || kind === 'not-found';
}

async function ask(client: CloudWatchClient, question: MetricsQuestion): Promise<StreamMetrics> {
  const { stream, now } = question;
  const shardIds = question.shardIds.slice(0, MOST_SHARDS);
  const last = Math.floor(now / MINUTE_S);
  const first = last - METRIC_MINUTES + 1;
  const queries = [...streamQueries(stream), ...shardIds.flatMap(shardQueries(stream))];
  const results: MetricDataResult[] = [];
  let token: string | undefined;
  do {
    const page = await client.send(
      new GetMetricDataCommand({
        MetricDataQueries: queries,
        StartTime: new Date(first * MINUTE_S * 1000),
        EndTime: new Date((last + 1) * MINUTE_S * 1000),
        ...(token !== undefined && { NextToken: token }),
      }),
    );
    results.push(...(page.MetricDataResults ?? []));
    token = page.NextToken;
  } while (token !== undefined);
  return toStreamMetrics(sampleMaps(results.map(samplesOf)), first * MINUTE_S, shardIds);
}

function samplesOf({ Id, Timestamps, Values }: MetricDataResult): Samples {
  return {
    id: Id ?? '',
    times: (Timestamps ?? []).map((time) => Math.floor(time.getTime() / 1000)),
    values: Values ?? [],
  };
}

function streamQueries(stream: string): MetricDataQuery[] {
  const dimensions = { StreamName: stream };
  return [
    query('records', 'IncomingRecords', 'Sum', dimensions),
    query('bytes', 'IncomingBytes', 'Sum', dimensions),
    query('writes', 'WriteProvisionedThroughputExceeded', 'Sum', dimensions),
    query('reads', 'ReadProvisionedThroughputExceeded', 'Sum', dimensions),
    query('age', 'GetRecords.IteratorAgeMilliseconds', 'Maximum', dimensions),
  ];
}

function shardQueries(stream: string): (shardId: string, index: number) => MetricDataQuery[] {
  return (shardId, index) => {
    const dimensions = { StreamName: stream, ShardId: shardId };
    const { records, bytes } = shardIdsOf(index);
    return [
      query(records, 'IncomingRecords', 'Sum', dimensions),
      query(bytes, 'IncomingBytes', 'Sum', dimensions),
    ];
  };
}

function query(
  id: string,
  metric: string,
  statistic: 'Sum' | 'Maximum',
  dimensions: Readonly<Record<string, string>>,
): MetricDataQuery {
  return {
    Id: id,
    MetricStat: {
      Metric: {
        Namespace: 'AWS/Kinesis',
        MetricName: metric,
        Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
      },
      Period: MINUTE_S,
      Stat: statistic,
    },
  };
}
