import { env } from 'node:process';

/**
 * How many random cases a law is tried with.
 *
 * @param usual in `npm test`, which draws other cases each time
 * @param large in `npm run laws`, before a release
 */
export function lawRuns(usual: number, large: number): number {
  return env['SHARDLAB_LAWS'] === undefined ? usual : large;
}
