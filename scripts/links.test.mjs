// What comments and documents point at is there: pages, their headings, decisions. Nothing points
// at a document that is not in the repository, and every fact about Kinesis has a source.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from './lib/headings.mjs';
import { linkProblems } from './lib/links.mjs';
import { ROOT } from './lib/root.mjs';

const FOLDERS = ['src', 'scripts', 'e2e', 'bench', 'docs', 'public'];
const TEXT = /\.(?:[cm]?[jt]s|tsx|css|html|md|jsonc?|py|ya?ml)$/;
/** This file, which plants what the check refuses. */
const PLANTS = 'scripts/links.test.mjs';

const files = [
  ...readdirSync(ROOT),
  ...FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true }).map((name) =>
      join(folder, name).replaceAll('\\', '/'),
    ),
  ),
].filter((file) => TEXT.test(file) && file !== PLANTS);

it('every link of a comment or a document leads somewhere', () => {
  expect(files).toContain('docs/kinesis.md');
  const problems = files.flatMap((file) =>
    linkProblems(readFileSync(join(ROOT, file), 'utf8'), file, ROOT),
  );
  expect(problems).toEqual([]);
});

it('every fact says how certain it is, and where it can be read', () => {
  const facts = sectionsOf(readFileSync(join(ROOT, 'docs/kinesis.md'), 'utf8'), 3);
  expect(facts.length).toBeGreaterThan(40);
  for (const { title, text } of facts) {
    const claims = text.split(/^(?=\*\*)/m).slice(1);
    expect(claims, title).not.toEqual([]);
    for (const claim of claims)
      expect(claim, title).toMatch(
        /^\*\*(?:Documented|Recorded on AWS|Inferred)\*\*[^]*https:\/\//,
      );
  }
});

describe('what is planted in a comment is found', () => {
  it.each([
    ['// docs/kinesis.md#no-such-fact', 'docs/kinesis.md has no heading for #no-such-fact'],
    ['// docs/kinetics.md', 'docs/kinetics.md is not in the repository'],
    ['/** As notes.md says. */', 'notes.md is not in the repository'],
    ['// ../notes/facts.md', '../notes/facts.md is not in the repository'],
    ['// A shard has room (facts §2).', 'a paragraph of what is no public standard'],
    ['// decision 9999', 'there is no decision 9999'],
  ])('%s', (text, problem) => {
    expect(linkProblems(`\n${text}`, 'src/planted.ts', ROOT)).toEqual([
      expect.stringContaining(`src/planted.ts:2: ${problem}`),
    ]);
  });

  it('and in a document', () => {
    const links = '[a](#try-it) [b](#nowhere) [c](kinesis.md#sources)';
    const page = `# A page\n${links} [d](kinesis.md#nothing) [e](none.png)`;
    expect(linkProblems(page, 'docs/simulator.md', ROOT)).toEqual([
      'docs/simulator.md:2: this page has no heading for #nowhere',
      'docs/simulator.md:2: kinesis.md has no heading for #nothing',
      'docs/simulator.md:2: none.png is not in the repository',
    ]);
  });

  it('what is right is not', () => {
    const text = `// docs/kinesis.md#putrecords-limits, RFC 9110 §7.2, decision 0056
      // https://example.org/docs/other.md#part, docs/decisions/0001-layout.md.`;
    expect(linkProblems(text, 'src/planted.ts', ROOT)).toEqual([]);
  });
});
