/** Who works with a class's streams. */
export interface ClassUser {
  readonly user: string;
  /** In the group `instructors`. */
  readonly instructor: boolean;
}

/**
 * Whether the roles of `public/setup/auth.yaml` let a user change a stream: create, reshard, set
 * and delete it. Students change `PREFIX-<student>-*` only, instructors all of the prefix.
 *
 * @param prefix `streamPrefix` of the configuration, as in `lab-`
 */
export function mayChange(
  stream: string,
  prefix: string,
  { user, instructor }: ClassUser,
): boolean {
  if (!stream.startsWith(prefix)) return false;
  // No name of `npm run class`: what the pool tags the session with is not known here.
  if (!/^[a-z][a-z0-9]*$/.test(user)) return true;
  return instructor || stream.startsWith(`${prefix}${user}-`);
}
