#!/usr/bin/env node
// An import that is not lazy would be read first, and an old Node would stop at its syntax.
import './old-node.cjs';

void import('./main.ts');
