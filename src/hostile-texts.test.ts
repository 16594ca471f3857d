import { expect, test } from 'vitest';
import { durationMs } from './cli/flags/flags.ts';
import { readConfig } from './connection/config/read-config.ts';
import { readSetupLink } from './connection/config/setup-link.ts';
import { compareDecimals } from './reader/decode/decimal.ts';
import { decodeData, formatOf } from './reader/decode/decode.ts';
import { findInJson, parseJsonPath } from './reader/decode/json/json-path.ts';
import { parseLogsEnvelope } from './reader/decode/logs-envelope.ts';
import { parseFilter } from './reader/filter.ts';
import { callerProblem, normalHost, normalOrigin } from './simulator/http/callers.ts';
import { checkCommonSchema } from './template/output/common-schema.ts';
import { listFromCsv, listFromLines } from './template/lists/csv-list.ts';
import { compileTemplate } from './template/index.ts';
import { importKdgTemplates } from './template/kdg/kdg-import.ts';
import { jsonMistake } from './template/output/json-mistake.ts';
import { parsePlace } from './ui/records/place/place.ts';
import { parseTags } from './ui/streams/create/create-fields.ts';
import { parseStages } from './ui/workbench/scenario/stages.ts';

/** What reads a text that a user types or pastes, or that a record, a file or a link holds. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  parseFilter,
  parseJsonPath,
  findInJson: (text) => findInJson(text, ['a']),
  formatOf,
  decodeData: (text) => decodeData(new TextEncoder().encode(text)),
  compareDecimals: (text) => compareDecimals(text, text),
  parseLogsEnvelope: (text) => parseLogsEnvelope(`{"logEvents":"messageType"${text}`),
  compileTemplate: (text) => compileTemplate(text),
  'compileTemplate, in a tag': (text) => compileTemplate(`{{${text}}}`),
  'compileTemplate, in a call': (text) => compileTemplate(`{{random.number(${text})}}`),
  importKdgTemplates,
  jsonMistake,
  checkCommonSchema,
  listFromCsv,
  listFromLines,
  parseTags,
  parseStages: (text) => parseStages(text),
  durationMs,
  readConfig,
  readSetupLink,
  parsePlace,
  normalHost,
  normalOrigin,
  callerProblem: (text) =>
    callerProblem({ hosts: [text], origins: [text] }, { hosts: [], origins: [], anyHost: false }),
};

const PIECES = [
  ' ',
  '\t',
  '\n',
  '\r\n',
  '"',
  "'",
  '\\',
  ',',
  ';',
  '.',
  ':',
  '=',
  '-',
  '+',
  '0',
  'a',
  '@',
  '{{',
  '}}',
  '{',
  '}',
  '[',
  ']',
  '(',
  ')',
  '{"a":',
  '[1,',
  '"a",',
  'a=',
  'a = ',
  ' =',
  '" "',

  '{{#',
  '{{#repeat 2}}',
  '{{a',
  '{{a}}',
  '{{"',
  'a.',
  'a[0]',
  '\\"',
  '1e',
  '00.',
  'ab ',
  '#',
  '/',
];
const LENGTH = 40_000;
/** A search in a search takes seconds for such a text; going through it once takes a few ms. */
const MOST_CPU_MS = 700;

/** CPU time rather than the clock's: other work on the machine does not count. */
function cpuMs(work: () => unknown): number {
  const start = process.cpuUsage();
  try {
    work();
  } catch {
    // Whether it is refused is not asked here.
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

test.each(Object.keys(READERS))('%s takes no time for a text made to cost much', (name) => {
  const read = READERS[name] as (text: string) => unknown;
  const slow = PIECES.flatMap((piece) => {
    const middle = piece.repeat(LENGTH / piece.length);
    return [middle, `a${middle}a`].flatMap((text) => {
      const ms = cpuMs(() => read(text));
      return ms > MOST_CPU_MS ? [`${JSON.stringify(piece)}: ${Math.round(ms)} ms`] : [];
    });
  });
  expect(slow).toEqual([]);
});
