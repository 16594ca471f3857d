// npm run package: what is published, into dist/package. `npm pack ./dist/package` makes one file of it.
import { buildAll } from './build.mjs';
import { writePackage } from './lib/npm-package.mjs';
import { isBuilt } from './lib/source-digest.mjs';

const FOLDER = 'dist/package';

if (!(await isBuilt())) await buildAll();
const { name, version, dependencies } = await writePackage(FOLDER);
const packages = Object.entries(dependencies).map(([id, pinned]) => `  ${id} ${pinned}\n`);
process.stdout.write(
  `${FOLDER}: ${name} ${version}, with ${packages.length} dependencies\n${packages.join('')}`,
);
