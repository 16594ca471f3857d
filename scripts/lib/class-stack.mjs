/** A prefix as auth.yaml takes it: it has no hyphen, because a hyphen ends it in stream names. */
const PREFIX = /^[a-z][a-z0-9]{0,19}$/;

/**
 * What belongs to a class, as its stack says.
 *
 * @param {ReturnType<import('./aws.mjs').awsCli>} aws
 * @param {string} name of the sign-in stack
 * @param {string} region where the stack is
 * @returns {Promise<{ pool: string, prefix: string, regions: string[], ownSender: boolean }>} the
 *   user pool; how the names of its streams begin (without the hyphen); every region that they may
 *   be in; whether mail is sent by an SES identity of the account
 * @throws Error when there is no such stack, or when it is no sign-in stack of Shardlab
 */
export async function classStack(aws, name, region) {
  const words = ['cloudformation', 'describe-stacks', '--stack-name', name];
  const [stack] = (await aws.read(words).catch(explain(name, region))).Stacks;
  const output = (key) => stack.Outputs?.find(({ OutputKey }) => OutputKey === key)?.OutputValue;
  const pool = output('UserPool') ?? '';
  const prefix = output('StreamPrefix') ?? '';
  if (pool === '' || !PREFIX.test(prefix)) {
    throw new Error(
      `stack ${name} in ${region} is not a sign-in stack of Shardlab: it has no user pool and stream prefix among its outputs. Nothing was changed.`,
    );
  }
  const parameter = (key) =>
    stack.Parameters?.find(({ ParameterKey }) => ParameterKey === key)?.ParameterValue ?? '';
  const others = parameter('MoreRegions')
    .split(',')
    .filter((one) => one !== '');
  const ownSender = parameter('SesIdentityArn') !== '';
  return { pool, prefix, regions: [...new Set([region, ...others])], ownSender };
}

const explain = (name, region) => (thrown) => {
  if (!/does not exist/.test(thrown.words ?? '')) throw thrown;
  throw new Error(
    `there is no stack ${name} in ${region}. Check --stack and --region. Nothing was changed.`,
    { cause: thrown },
  );
};
