import { systemClock, type Clock } from '../../base/clock.ts';

/** The real time, whose timers do not keep the process alive once all else is done. */
export const quietClock: Clock = {
  ...systemClock,
  after(delayMs, action) {
    const timer = setTimeout(action, delayMs);
    timer.unref();
    return {
      cancel: () => {
        clearTimeout(timer);
      },
    };
  },
};
