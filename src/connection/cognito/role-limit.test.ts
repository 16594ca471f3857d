import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { gapText, roleGap, type ClassUser, type StreamUse } from './role-limit.ts';

const template = readFileSync('public/setup/auth.yaml', 'utf8');
const USES = ['create', 'change', 'register', 'write', 'read', 'describe'] as const;
const ana = { user: 'ana', instructor: false };
const eve = { user: 'eve', instructor: true };
/** What the pool tags this session with is not known. */
const mail = { user: 'a@b.example', instructor: false };

function may(use: StreamUse, stream: string, who: ClassUser): boolean {
  return roleGap(use, stream, 'lab-', who) === undefined;
}

describe.each(['create', 'change', 'register'] as const)('%s', (use) => {
  it('is for a student’s own streams, and all of the class for an instructor', () => {
    expect(may(use, 'lab-ana-1', ana)).toBe(true);
    expect(may(use, 'lab-ana', ana)).toBe(false);
    expect(may(use, 'lab-anabel-1', ana)).toBe(false);
    expect(may(use, 'lab-class-1', ana)).toBe(false);
    expect(may(use, 'lab-class-1', eve)).toBe(true);
    expect(may(use, 'lab-class-1', mail)).toBe(true);
    expect(may(use, 'prod', eve)).toBe(false);
    expect(may(use, 'prod', mail)).toBe(false);
  });
});

describe.each(['write', 'read', 'describe'] as const)('%s', (use) => {
  it('is for a student’s own streams and those of the class', () => {
    expect(may(use, 'lab-ana-1', ana)).toBe(true);
    expect(may(use, 'lab-class-1', ana)).toBe(true);
    expect(may(use, 'lab-ben-1', ana)).toBe(false);
    expect(may(use, 'lab-classroom', ana)).toBe(false);
    expect(may(use, 'prod', ana)).toBe(false);
    expect(may(use, 'lab-ben-1', eve)).toBe(true);
    expect(may(use, 'prod', eve)).toBe(false);
  });
});

it('names the missing actions, and the streams on which the role has them', () => {
  const text = (use: StreamUse, who: ClassUser): string => {
    const gap = roleGap(use, 'prod', 'lab-', who);
    return gap === undefined ? '' : gapText(gap);
  };
  expect(text('create', ana)).toBe(
    'Not allowed: kinesis:CreateStream. Your role has it on streams named lab-ana-…',
  );
  expect(text('write', ana)).toBe(
    'Not allowed: kinesis:PutRecords. Your role has it on streams named lab-ana-… and lab-class-…',
  );
  expect(text('read', eve)).toBe(
    'Not allowed: kinesis:GetShardIterator, kinesis:GetRecords. Your role has them on streams named lab-…',
  );
});

it('says what public/setup/auth.yaml says', () => {
  const [own = '', shared = ''] = ['OwnStreams', 'ClassStreams'].map(
    (sid) => new RegExp(`Sid: ${sid}\\n([\\s\\S]*?)Resource:`).exec(template)?.[1],
  );
  for (const use of USES) {
    const { actions } = roleGap(use, 'prod', 'lab-', ana) ?? { actions: [] };
    expect(actions).not.toEqual([]);
    for (const action of actions) {
      expect(own).toContain(`- ${action}\n`);
      expect(shared.includes(`- ${action}\n`)).toBe(may(use, 'lab-class-1', ana));
    }
  }
});
