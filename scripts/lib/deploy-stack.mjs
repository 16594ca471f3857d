import { resolve } from 'node:path';
import { confirm } from './confirm.mjs';
import { ROOT } from './root.mjs';

/** A first creation that failed: CloudFormation takes no update, and nothing in the stack works. */
const FAILED_CREATION = /^(?:ROLLBACK_COMPLETE|ROLLBACK_FAILED|CREATE_FAILED)$/;

/**
 * Makes sure that a stack can be created or updated. One whose first creation failed has to be
 * deleted before, which is offered.
 *
 * @param {ReturnType<import('./aws.mjs').awsCli>} aws
 * @param {string} name
 * @param {{ deleteFailed: boolean, print: (line: string) => void }} options
 * @throws Error that says what to do
 */
export async function prepareStack(aws, name, { deleteFailed, print }) {
  const status = await statusOf(aws, name);
  if (FAILED_CREATION.test(status)) {
    print(`Stack ${name} is ${status}: its first creation failed, and it can't be updated.`);
    const word = `Type ${name} to delete what is left of it and go on: `;
    const yes = deleteFailed || (await confirm(word, name));
    if (!yes) throw new Error(`delete stack ${name} first, or say --delete-failed`);
    await aws.change(['cloudformation', 'delete-stack', '--stack-name', name]);
    await aws.change(['cloudformation', 'wait', 'stack-delete-complete', '--stack-name', name]);
    return;
  }
  // A change set that nobody carried out does not stand in the way.
  if (status.endsWith('_IN_PROGRESS') && status !== 'REVIEW_IN_PROGRESS') {
    throw new Error(`stack ${name} is ${status}: wait until that is over, then run this again`);
  }
  if (status.endsWith('_FAILED')) {
    throw new Error(
      `stack ${name} is ${status}: open it in the CloudFormation console, which says why and offers what can be done`,
    );
  }
}

async function statusOf(aws, name) {
  const words = ['cloudformation', 'describe-stacks', '--stack-name', name];
  try {
    return (await aws.ask(words, { Stacks: [{ StackStatus: '' }] })).Stacks[0].StackStatus;
  } catch (thrown) {
    if (/does not exist/.test(thrown.words ?? '')) return '';
    throw thrown;
  }
}

/**
 * Creates or updates a stack.
 *
 * @param {ReturnType<import('./aws.mjs').awsCli>} aws
 * @param {string} name
 * @param {{ template: string, values: Record<string, string>, capabilities?: readonly string[] }} what
 *   `template`: a file of `public/setup`
 * @returns {Promise<(output: string) => string>} its outputs by their names; a dry run has placeholders
 * @throws Error with the reasons of CloudFormation
 */
export async function deployStack(aws, name, { template, values, capabilities = [] }) {
  const file = resolve(ROOT, 'public/setup', template);
  const words = ['cloudformation', 'deploy', '--stack-name', name, '--template-file', file];
  const parameters = Object.entries(values).map(([key, value]) => `${key}=${value}`);
  const how = ['--no-fail-on-empty-changeset', ...capabilities, '--parameter-overrides'];
  try {
    await aws.change([...words, ...how, ...parameters]);
  } catch (thrown) {
    throw new Error(await whyNot(aws, name, thrown), { cause: thrown });
  }
  const answer = await aws.ask(
    ['cloudformation', 'describe-stacks', '--stack-name', name],
    undefined,
  );
  return (output) => {
    if (answer === undefined) return `<${output} of ${name}>`;
    const [stack] = answer.Stacks;
    const found = stack.Outputs?.find(({ OutputKey }) => OutputKey === output)?.OutputValue;
    if (!found) throw new Error(`stack ${name} has no output ${output}`);
    return found;
  };
}

/** The reasons are in the stack's events, the newest first; those of earlier deployments follow. */
async function whyNot(aws, name, thrown) {
  const words = ['cloudformation', 'describe-stack-events', '--stack-name', name];
  const events = await aws.read(words).then(
    (answer) => answer?.StackEvents ?? [],
    () => [],
  );
  const begin = events.findIndex((event) => event.ResourceStatusReason === 'User Initiated');
  const reasons = events
    .slice(0, begin === -1 ? undefined : begin)
    .filter(({ ResourceStatus }) => ResourceStatus.endsWith('_FAILED'))
    .filter(({ ResourceStatusReason: reason }) => reason && !reason.endsWith('cancelled'))
    .map((event) => `  ${event.LogicalResourceId}: ${event.ResourceStatusReason}`);
  const advice =
    'Mend that and run the same command again. If the stack could not be created, it offers to delete what is left of it.';
  return [thrown.message, ...reasons, advice].join('\n');
}
