import type { Check } from '../file/check-schema.ts';
import {
  boundsWords,
  butNeeds,
  counted,
  notYet,
  passed,
  shown,
  within,
  type Outcome,
} from './outcome.ts';
import type { ExerciseState, RecordedConsumer } from '../state.ts';

type ConsumerCheck = Extract<Check, { type: 'consumer' }>;

/** Whether a named consumer did what is asked, in one of its lives since the exercise began. */
export function evaluateConsumer(check: ConsumerCheck, { consumers }: ExerciseState): Outcome {
  const ours = consumers.filter(
    ({ stream, name }) => stream === check.stream && name === check.name,
  );
  const newest = ours.at(-1);
  if (newest === undefined)
    return notYet(
      `No consumer named ${check.name} has read ${check.stream} yet: Records page, “Consumers”.`,
    );
  const fit = ours.findLast((consumer) => consumerMisses(consumer, check).length === 0);
  if (fit === undefined)
    return notYet(
      consumerMisses(newest, check)
        .map((miss, i) => `${i === 0 ? check.name : 'It'} ${miss}.`)
        .join(' '),
    );
  return passed(consumerWords(fit, check));
}

/** What keeps a consumer from passing: it goes on after its name. */
function consumerMisses(consumer: RecordedConsumer, check: ConsumerCheck): string[] {
  const misses: string[] = [];
  const ask = (had: string, value: number, bounds: ConsumerCheck['read']): void => {
    if (bounds !== undefined && !within(value, bounds))
      misses.push(butNeeds(had, boundsWords(bounds)));
  };
  if (check.delivery !== undefined && consumer.delivery !== check.delivery)
    misses.push(
      check.delivery === 'fan-out'
        ? butNeeds('polls', 'enhanced fan-out')
        : butNeeds('reads by enhanced fan-out', 'polling'),
    );
  if (check.ignoresSeenIds !== undefined && consumer.ignoresSeenIds !== check.ignoresSeenIds)
    misses.push(
      check.ignoresSeenIds
        ? 'does not ignore ids already seen'
        : 'ignores ids already seen; this step needs a count of all records',
    );
  if (check.idPath !== undefined && consumer.idPath !== check.idPath)
    misses.push(
      `does not take its ids from ${check.idPath} in the JSON. Choose “A value in the JSON” and write ${check.idPath}`,
    );
  const alone = check.together.filter((name) => !consumer.together.includes(name));
  if (alone.length > 0)
    misses.push(`was not seen polling at the same time as ${alone.join(' and ')} yet`);
  ask(`read ${counted(consumer.read, 'record')}`, consumer.read, check.read);
  ask(`had ${counted(consumer.throttles, 'throttled read')}`, consumer.throttles, check.throttles);
  const alarmSeconds = consumer.alarmMs / 1000;
  ask(`has its alarm at ${shown(alarmSeconds)} s`, alarmSeconds, check.alarmSeconds);
  if (check.alarms !== undefined && !within(consumer.alarms, check.alarms))
    misses.push(
      `has had ${counted(consumer.alarms, 'alarm')}; its highest iterator age was ${shown(consumer.highestAgeMs / 1000)} s`,
    );
  const behind = (consumer.ageMs ?? Number.NaN) / 1000;
  ask(
    Number.isNaN(behind) ? 'has no iterator age yet' : `is ${counted(behind, 'second')} behind`,
    behind,
    check.secondsBehind,
  );
  ask(`counted ${counted(consumer.processed, 'record')}`, consumer.processed, check.counted);
  ask(`ignored ${counted(consumer.ignored, 'record')}`, consumer.ignored, check.ignored);
  return misses;
}

function consumerWords(consumer: RecordedConsumer, check: ConsumerCheck): string {
  const { name, delivery, read, throttles, highestAgeMs, processed, ignored } = consumer;
  const parts = [
    `${name} read ${shown(read)} records by ${delivery === 'fan-out' ? 'enhanced fan-out' : 'polling'}`,
  ];
  if (check.throttles !== undefined) parts.push(`${shown(throttles)} reads throttled`);
  if (check.alarms !== undefined) parts.push(`iterator age up to ${shown(highestAgeMs / 1000)} s`);
  if (check.counted !== undefined || check.ignored !== undefined)
    parts.push(`${shown(processed)} counted, ${shown(ignored)} ignored`);
  return `${parts.join(', ')}.`;
}
