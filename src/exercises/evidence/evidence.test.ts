import { describe, expect, it } from 'vitest';
import { catalogue } from '../catalogue/index.ts';
import { evidenceHtml } from './html.ts';
import { buildEvidence, evidenceFile, type Evidence } from './evidence.ts';
import { run, state, stream, windows } from '../testing/recorded.ts';
import { personalise } from '../values.ts';
import { sharedRuns, verifyEvidence } from './verify.ts';

function evidence(name = 'Ada <b>"Lovelace"</b>'): Evidence {
  const [source] = catalogue();
  if (source === undefined) throw new Error('there is a first exercise');
  return buildEvidence({
    name,
    source,
    exercise: personalise(source, name),
    state: state({
      streams: [stream('first', 2)],
      runs: [run({ stream: 'first' }, { windows: windows([0, 5, 9]) })],
    }),
    place: 'Practice',
    answers: { longer: '400' },
    tries: { longer: 2 },
    passed: [{ at: Date.parse('2026-11-21T08:05:00Z'), seen: ['first is ACTIVE.'] }],
    now: Date.parse('2026-11-21T09:00:00Z'),
  });
}

describe('evidence', () => {
  it('verifies as a file, as a page, and in any order and layout', () => {
    const made = evidence();
    const reordered = Object.fromEntries(Object.entries(made).toReversed());
    for (const text of [evidenceFile(made), evidenceHtml(made), JSON.stringify(reordered, null, 2)])
      expect(verifyEvidence(text)).toMatchObject({
        ok: true,
        value: { name: made.name, exercise: 'first-records', passed: false, digestOk: true },
      });
  });

  it('has the words of an option that was chosen, not its id', () => {
    const source = catalogue().find(({ steps }) =>
      steps.some(({ questions }) => questions.some(({ answer }) => answer.type === 'choice')),
    );
    const questions = source?.steps.flatMap((step) => step.questions) ?? [];
    const question = questions.find(({ answer }) => answer.type === 'choice');
    if (source === undefined || question?.answer.type !== 'choice') throw new Error('there is one');
    const { id, text } = question.answer.options[1] ?? { id: '', text: '' };
    const made = buildEvidence({
      name: 'Ada',
      source,
      exercise: source,
      state: state({}),
      place: 'Practice',
      answers: { [question.id]: id },
      tries: {},
      passed: [],
      now: 0,
    });
    const answers = made.steps.flatMap((step) => step.answers);
    expect(answers.find((one) => one.question === question.text)?.typed).toBe(text);
    expect(evidenceHtml(made)).not.toContain(`<td>${id}</td>`);
  });

  it('shows any changed byte', () => {
    const file = evidenceFile(evidence('Ada')).trimEnd();
    let found = 0;
    for (let i = 0; i < file.length; i += 7) {
      const other = file[i] === '7' ? '8' : '7';
      const verified = verifyEvidence(file.slice(0, i) + other + file.slice(i + 1));
      expect(verified.ok && verified.value.digestOk).toBe(false);
      found += 1;
    }
    expect(found).toBeGreaterThan(100);
  });

  it('shows any changed byte of a page too, in its words as in its data', () => {
    const page = evidenceHtml(evidence('Ada'));
    expect(verifyEvidence(page.replaceAll('\n', '\r\n'))).toMatchObject({
      value: { digestOk: true },
    });
    for (let i = 0; i < page.length; i += 41) {
      const other = page[i] === '7' ? '8' : '7';
      const verified = verifyEvidence(page.slice(0, i) + other + page.slice(i + 1));
      expect(verified.ok && verified.value.digestOk, page.slice(i - 20, i + 20)).toBe(false);
    }
  });

  it('is a page on which nothing that was typed becomes markup, and nothing is loaded', () => {
    const page = evidenceHtml(evidence());
    expect(page).not.toContain('<b>"');
    expect(page).not.toMatch(/src=|href=|url\(|@import/);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).toContain('not fraud');
  });

  it('says what is no evidence', () => {
    for (const text of [
      '',
      '[]',
      '{"a":',
      'null',
      '7',
      '{}',
      '{"name": "shardlab", "version": "1.0.0"}',
    ])
      expect(verifyEvidence(text)).toMatchObject({ ok: false });
  });

  it('flags runs that different students share, and not one student’s two files', () => {
    const files = [
      { name: 'Ada', runIds: ['1', '2'] },
      { name: 'Ada', runIds: ['2'] },
      { name: 'Ben', runIds: ['1', '3'] },
    ];
    expect([...sharedRuns(files)]).toEqual([['1', [0, 2]]]);
  });
});
