import { systemClock } from '../../../base/clock.ts';
import { anyGoing, producers } from '../../state/run/run.ts';

/** After this long the page has loaded what it shows, ms. */
const REST_MS = 1500;

/** Resolves when the page has been at rest for a moment: nothing loads, and no run goes on. */
export function pageAtRest(): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      systemClock.after(REST_MS, () => {
        if (document.hidden || anyGoing(producers.getState().list)) look();
        // Safari has no idle callbacks.
        else if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve());
        else resolve();
      });
    };
    look();
  });
}
