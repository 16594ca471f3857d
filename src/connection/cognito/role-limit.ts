/** Who works with a class's streams. */
export interface ClassUser {
  readonly user: string;
  /** In the group `instructors`. */
  readonly instructor: boolean;
}

/** What is wanted of a stream, by the calls that it takes. */
export type StreamUse = 'create' | 'change' | 'register' | 'write' | 'read' | 'describe';

/** IAM actions of each use; those that stand for the rest are named. */
const ACTIONS: Readonly<Record<StreamUse, readonly string[]>> = {
  create: ['kinesis:CreateStream'],
  change: [
    'kinesis:DeleteStream',
    'kinesis:SplitShard',
    'kinesis:MergeShards',
    'kinesis:UpdateShardCount',
  ],
  register: ['kinesis:RegisterStreamConsumer'],
  write: ['kinesis:PutRecords'],
  read: ['kinesis:GetShardIterator', 'kinesis:GetRecords'],
  describe: ['kinesis:DescribeStreamSummary'],
};

/** Students have these on the streams of the class too; the others on their own only. */
const SHARED = new Set<StreamUse>(['write', 'read', 'describe']);

/** IAM actions that `public/setup/auth.yaml` gives to students only where the class says so. */
export const COSTLY_ACTIONS: ReadonlySet<string> = new Set([
  'kinesis:UpdateStreamMode',
  'kinesis:UpdateStreamWarmThroughput',
  'kinesis:IncreaseStreamRetentionPeriod',
  'kinesis:EnableEnhancedMonitoring',
]);

/** What a role lacks for a stream. */
export interface RoleGap {
  /** IAM actions, as in `kinesis:PutRecords`. */
  readonly actions: readonly string[];
  /** How the names begin of the streams that the role has them on, as in `lab-ana-`. */
  readonly prefixes: readonly string[];
}

/**
 * How the names begin of the streams that the roles of `public/setup/auth.yaml` let a user do
 * something with. Students change `PREFIX-<student>-*` only, write and read `PREFIX-class-*` too;
 * instructors do all with all of the prefix.
 *
 * @param prefix `streamPrefix` of the configuration, as in `lab-`
 */
export function allowedPrefixes(
  use: StreamUse,
  prefix: string,
  { user, instructor }: ClassUser,
): readonly string[] {
  // No name of `npm run class`: what the pool tags the session with is not known here.
  if (instructor || !/^[a-z][a-z0-9]*$/.test(user)) return [prefix];
  const own = `${prefix}${user}-`;
  return SHARED.has(use) ? [own, `${prefix}class-`] : [own];
}

/** What the role lacks for this use of a stream; `undefined`: nothing that is known of. */
export function roleGap(
  use: StreamUse,
  stream: string,
  prefix: string,
  who: ClassUser,
): RoleGap | undefined {
  const prefixes = allowedPrefixes(use, prefix, who);
  if (prefixes.some((start) => stream.startsWith(start))) return undefined;
  return { actions: ACTIONS[use], prefixes };
}

/** As in `Not allowed: kinesis:PutRecords. Your role has it on streams named lab-ana-…` */
export function gapText({ actions, prefixes }: RoleGap): string {
  const names = prefixes.map((start) => `${start}…`).join(' and ');
  const it = actions.length === 1 ? 'it' : 'them';
  return `Not allowed: ${actions.join(', ')}. Your role has ${it} on streams named ${names}`;
}
