import type { Remote } from '../../../workers/port.ts';
import type { ReaderProtocol } from '../../../workers/reader/protocol.ts';

type Calls = ReaderProtocol['calls'];

/** A call that was made by hand, step by step, and its answer. */
export type WatchedStep =
  | {
      readonly type: 'iterator';
      readonly argument: Parameters<Calls['step:iterator']>[0];
      readonly answer: ReturnType<Calls['step:iterator']>;
    }
  | {
      readonly type: 'records';
      readonly argument: Parameters<Calls['step:records']>[0];
      readonly answer: ReturnType<Calls['step:records']>;
    };

const listeners = new Set<(step: WatchedStep) => void>();

/** Hears of each step that is taken by hand on this page. @returns how to stop */
export function onStep(listener: (step: WatchedStep) => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** The same reader, whose steps can be heard. */
export function watchSteps(reader: Remote<ReaderProtocol>): Remote<ReaderProtocol> {
  return {
    on: (event, listener) => reader.on(event, listener),
    call(name, argument, transfer) {
      const answering = reader.call(name, argument, transfer);
      if (name === 'step:iterator' || name === 'step:records')
        void answering.then((answer) => {
          const type = name === 'step:iterator' ? 'iterator' : 'records';
          const step = { type, argument, answer } as unknown as WatchedStep;
          for (const listener of listeners) listener(step);
        });
      return answering;
    },
  };
}
