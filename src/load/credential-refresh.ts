import type { Clock } from '../base/clock.ts';
import { errorMessage, errorName } from '../base/error-message.ts';
import type { ServiceFailure } from '../kinesis/errors/service-error.ts';
import { problemOf } from './accounts/advice.ts';
import type { Problem } from './accounts/run-snapshot.ts';
import type { Target } from './target.ts';

/** Asks for new credentials once; when even those are refused, the user has to act. */
export class CredentialRefresh {
  readonly #target: Target;
  readonly #clock: Clock;
  readonly #onDone: (problem: Problem | undefined) => void;
  #busy = false;
  #doneAt = Number.NEGATIVE_INFINITY;
  /** Records accepted when credentials were last refreshed. */
  #acceptedBefore: number | undefined;

  /** @param onDone told the problem, if new credentials could not be had */
  constructor(target: Target, clock: Clock, onDone: (problem: Problem | undefined) => void) {
    this.#target = target;
    this.#clock = clock;
    this.#onDone = onDone;
  }

  /** While it is, nothing should be sent. */
  get busy(): boolean {
    return this.#busy;
  }

  /** A user acted: the next expiry may be refreshed again. */
  reset(): void {
    this.#acceptedBefore = undefined;
  }

  /**
   * @param sentAt when the refused call was sent: one that was signed before the
   *   refresh says nothing about the new credentials
   * @param accepted records accepted so far: if none since the last refresh, it was in vain
   * @returns whether the failure is being mended
   */
  mends(failure: ServiceFailure, sentAt: number, accepted: number): boolean {
    if (this.#busy) return true;
    if (failure.kind !== 'expired-credentials') return false;
    if (sentAt < this.#doneAt) return true;
    const refresh = this.#target.refreshCredentials?.bind(this.#target);
    if (refresh === undefined || this.#acceptedBefore === accepted) return false;
    this.#acceptedBefore = accepted;
    this.#busy = true;
    refresh().then(
      (result) => {
        this.#done();
        this.#onDone(result.ok ? undefined : problemOf(result.error));
      },
      (thrown: unknown) => {
        this.#done();
        const words = { name: errorName(thrown), message: errorMessage(thrown) };
        this.#onDone(problemOf({ ...failure, ...words }));
      },
    );
    return true;
  }

  #done(): void {
    this.#busy = false;
    this.#doneAt = this.#clock.now();
  }
}
