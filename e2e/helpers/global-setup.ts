import { buildAll } from '../../scripts/build.mjs';
import { isBuilt } from '../../scripts/lib/source-digest.mjs';

/** One build for all tests, and one message when it fails. */
export default async function globalSetup(): Promise<void> {
  if (!(await isBuilt())) await buildAll();
}
