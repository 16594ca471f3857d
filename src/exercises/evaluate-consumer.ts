import type { Check } from './check-schema.ts';
import { boundsWords, notYet, passed, shown, within, type Outcome } from './match.ts';
import type { ExerciseState, RecordedConsumer } from './state.ts';

type ConsumerCheck = Extract<Check, { type: 'consumer' }>;

/** Whether a named consumer did what is asked, in one of its lives since the exercise began. */
export function evaluateConsumer(check: ConsumerCheck, { consumers }: ExerciseState): Outcome {
  const ours = consumers.filter(
    ({ stream, name }) => stream === check.stream && name === check.name,
  );
  const newest = ours.at(-1);
  if (newest === undefined)
    return notYet(
      `No consumer named ${check.name} read ${check.stream} yet: Records page, “Consumers”.`,
    );
  const fit = ours.findLast((consumer) => consumerMisses(consumer, check).length === 0);
  if (fit === undefined)
    return notYet(`${check.name}: ${consumerMisses(newest, check).join('; ')}.`);
  return passed(consumerWords(fit, check));
}

function consumerMisses(consumer: RecordedConsumer, check: ConsumerCheck): string[] {
  const misses: string[] = [];
  const ask = (words: string, value: number, bounds: ConsumerCheck['read']): void => {
    if (bounds !== undefined && !within(value, bounds))
      misses.push(`${words} ${shown(value)}, needed is ${boundsWords(bounds)}`);
  };
  if (check.delivery !== undefined && consumer.delivery !== check.delivery)
    misses.push(
      check.delivery === 'fan-out'
        ? 'it polls, needed is enhanced fan-out'
        : 'it reads by enhanced fan-out, needed is polling',
    );
  if (check.ignoresSeenIds !== undefined && consumer.ignoresSeenIds !== check.ignoresSeenIds)
    misses.push(
      check.ignoresSeenIds
        ? 'it does not ignore ids already seen'
        : 'it ignores ids already seen, needed is that it counts all',
    );
  const alone = check.together.filter((name) => !consumer.together.includes(name));
  if (alone.length > 0)
    misses.push(`not yet seen polling at the same time as ${alone.join(' and ')}`);
  ask('records read:', consumer.read, check.read);
  ask('throttled reads:', consumer.throttles, check.throttles);
  ask('its alarm was set at', consumer.alarmMs / 1000, check.alarmSeconds);
  if (check.alarms !== undefined && !within(consumer.alarms, check.alarms))
    misses.push(
      `its iterator age reached its alarm ${shown(consumer.alarms)} times, at most ${shown(consumer.highestAgeMs / 1000)} s`,
    );
  ask('seconds behind:', (consumer.ageMs ?? Number.NaN) / 1000, check.secondsBehind);
  ask('records counted:', consumer.processed, check.counted);
  ask('ignored:', consumer.ignored, check.ignored);
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
