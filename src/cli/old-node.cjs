// Ends a process whose Node is too old, before Node reads a line that it would not understand.
// `npm start` and its like load this file with `node --require`; the command line starts with it.
// Node 6 must be able to read it, so it is CommonJS and its syntax is that of 2015.
'use strict';

/** The `engines` of package.json: a test holds the two together. */
const OLDEST = '20.19';

const wanted = OLDEST.split('.').map(Number);
const found = process.versions.node.split('.').map(Number);
if (found[0] < wanted[0] || (found[0] === wanted[0] && found[1] < wanted[1])) {
  process.stderr.write(
    `error: Shardlab needs Node.js ${OLDEST} or later, and this is Node.js ${process.versions.node}. Install a newer one from https://nodejs.org\n`,
  );
  process.exit(1);
}
