import { randomInt } from 'node:crypto';

/**
 * Reads the users of a class.
 *
 * @param {string} text lines of `username,email,group` below a line of headings
 * @returns {{ users: { username: string, email: string, group: string }[], problems: string[] }}
 *   problems begin with their line's number
 */
export function parseUsers(text) {
  const users = [];
  const problems = [];
  const seen = new Set();
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const headings = (lines[0] ?? '').split(',').map((heading) => heading.trim().toLowerCase());
  if (!headings.includes('username')) return { users, problems: ['1: no heading "username"'] };
  for (const [index, line] of lines.entries()) {
    if (index === 0 || line.trim() === '') continue;
    const cells = line.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    const cell = (name) => cells[headings.indexOf(name)] ?? '';
    const user = { username: cell('username'), email: cell('email'), group: cell('group') };
    const problem = problemOf(user, seen);
    if (problem !== undefined) problems.push(`${index + 1}: ${problem}`);
    seen.add(user.username);
    users.push(user);
  }
  if (users.length === 0) problems.push('1: no users');
  return { users, problems };
}

function problemOf({ username, email, group }, seen) {
  if (!USERNAME.test(username)) {
    return `username "${username}": up to 20 lower-case letters and digits`;
  }
  if (username === 'class') return 'username "class": streams of that name are everybody’s';
  if (seen.has(username)) return `username "${username}" is there twice`;
  if (email !== '' && !/^[^@\s,]+@[^@\s,]+$/.test(email)) return `email "${email}"`;
  if (group !== '' && group !== 'instructors') return `group "${group}": instructors, or none`;
  return undefined;
}

const SETS = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!#%+-=?@'];

/** A user name that can be part of a stream name: with a hyphen, one student's streams could be another's. */
export const USERNAME = /^[a-z][a-z0-9]{0,19}$/;

/**
 * Sixteen characters that are easy to tell apart, with each kind that the pool wants. The first is
 * a letter: a spreadsheet takes a cell that begins with one of `=+-@` for a formula.
 */
export function temporaryPassword() {
  const all = SETS.join('');
  const letters = SETS.map((set) => set[randomInt(set.length)]);
  while (letters.length < 16) letters.push(all[randomInt(all.length)]);
  for (let i = letters.length - 1; i > 1; i -= 1) {
    const j = 1 + randomInt(i);
    [letters[i], letters[j]] = [letters[j], letters[i]];
  }
  return letters.join('');
}
