import type { Terminal } from '../command.ts';

export const AWS_KEYS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

export interface Screen {
  readonly terminal: Terminal;
  readonly interrupt: AbortController;
  readonly interruptTwice: AbortController;
  out: string;
  err: string;
}

/** A terminal for tests that remembers what was written to it. */
export function screen(isTerminal = false, outIsTerminal = isTerminal): Screen {
  const interrupt = new AbortController();
  const interruptTwice = new AbortController();
  const made: Screen = {
    out: '',
    err: '',
    interrupt,
    interruptTwice,
    terminal: {
      stdin: (async function* () {})(),
      out: (text) => {
        made.out += typeof text === 'string' ? text : new TextDecoder().decode(text);
        return Promise.resolve();
      },
      err: (text) => {
        made.err += text;
      },
      env: AWS_KEYS,
      isTerminal,
      outIsTerminal,
      interrupted: interrupt.signal,
      interruptedTwice: interruptTwice.signal,
    },
  };
  return made;
}
