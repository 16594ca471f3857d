import { assert } from '../../base/assert.ts';
import { parseExercise, type Exercise, type ExerciseInput } from '../file/schema.ts';
import { exactlyOnce } from './exactly-once.ts';
import { evenly } from './evenly.ts';
import { fallingBehind } from './falling-behind.ts';
import { firstRecords } from './first-records.ts';
import { hotShard } from './hot-shard.ts';
import { kinesisOrSqs } from './kinesis-or-sqs.ts';
import { manyServers } from './many-servers.ts';
import { manySmallRecords } from './many-small-records.ts';
import { readersLimits } from './readers-limits.ts';
import { readingOrder } from './reading-order.ts';
import { reshardUnderLoad } from './reshard-under-load.ts';
import { retryOrNot } from './retry-or-not.ts';
import { throttleIt } from './throttle-it.ts';
import { whereDidItGo } from './where-did-it-go.ts';

const INPUTS: readonly ExerciseInput[] = [
  firstRecords,
  whereDidItGo,
  evenly,
  throttleIt,
  hotShard,
  retryOrNot,
  reshardUnderLoad,
  readingOrder,
  manyServers,
  manySmallRecords,
  readersLimits,
  fallingBehind,
  exactlyOnce,
  kinesisOrSqs,
];

let parsed: readonly Exercise[] | undefined;

/** The exercises that come with Shardlab, in the order of the worksheet. */
export function catalogue(): readonly Exercise[] {
  parsed ??= INPUTS.map((input) => {
    const exercise = parseExercise(input);
    assert(exercise.ok, `${input.id} is a good exercise`);
    return exercise.value;
  });
  return parsed;
}
