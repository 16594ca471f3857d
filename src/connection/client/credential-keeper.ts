import type { Clock } from '../../base/clock.ts';
import type { Credentials } from './client.ts';

/** Below this much time left, credentials are renewed: what is under way still ends in time. */
export const RENEW_BEFORE_MS = 5 * 60_000;
/** After a renewal failed, credentials that still hold are used this long before the next try. */
const TRY_AGAIN_MS = 15_000;
/** With none that hold, everybody who asks meanwhile gets the same failure: 1 s, then twice as long, to 30 s. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/** What the credentials of a session are now. Epoch milliseconds. */
export interface KeptCredentials {
  readonly credentials: Credentials;
  readonly obtainedAt: number;
}

/**
 * Keeps one session's credentials for everybody who asks, and renews them when they
 * are nearly over: one renewal at a time, however many ask.
 */
export class CredentialKeeper {
  readonly #renew: () => Promise<Credentials>;
  readonly #clock: Clock;
  readonly #onChange: (kept: KeptCredentials) => void;
  readonly #random: () => number;
  #kept: KeptCredentials | undefined;
  #renewing: Promise<Credentials> | undefined;
  #failedAt = Number.NEGATIVE_INFINITY;
  #failures = 0;
  #failure: { readonly thrown: unknown; readonly until: number } | undefined;

  /**
   * @param renew fetches new credentials; throws when there are none to be had
   * @param random in [0, 1): the pages of a class that were refused together ask again apart
   */
  constructor(
    renew: () => Promise<Credentials>,
    clock: Clock,
    onChange: (kept: KeptCredentials) => void = () => undefined,
    random: () => number = Math.random,
  ) {
    this.#renew = renew;
    this.#clock = clock;
    this.#onChange = onChange;
    this.#random = random;
  }

  /**
   * @param refused key id that the service no longer takes: others are fetched, unless
   *   somebody else has fetched them since
   * @throws what `renew` threw, when there are no credentials that still hold
   */
  async get(refused?: string): Promise<Credentials> {
    const kept = this.#kept;
    if (kept === undefined || kept.credentials.accessKeyId === refused) return this.#renewed();
    if (!this.#isNearlyOver(kept)) return kept.credentials;
    const holds = (kept.credentials.expiration ?? Infinity) > this.#clock.epoch();
    if (holds && this.#clock.now() - this.#failedAt < TRY_AGAIN_MS) return kept.credentials;
    try {
      return await this.#renewed();
    } catch (thrown) {
      this.#failedAt = this.#clock.now();
      if (holds) return kept.credentials;
      throw thrown;
    }
  }

  /** Short-lived credentials are renewed at half their life: renewing always would never end. */
  #isNearlyOver({ credentials: { expiration }, obtainedAt }: KeptCredentials): boolean {
    if (expiration === undefined) return false;
    const margin = Math.min(RENEW_BEFORE_MS, (expiration - obtainedAt) / 2);
    return expiration - this.#clock.epoch() < margin;
  }

  #renewed(): Promise<Credentials> {
    const failure = this.#failure;
    if (failure !== undefined && this.#clock.now() < failure.until)
      return Promise.reject(failure.thrown as Error);
    this.#renewing ??= this.#renew()
      .then((credentials) => {
        this.#failures = 0;
        this.#failure = undefined;
        this.#kept = { credentials, obtainedAt: this.#clock.epoch() };
        this.#failedAt = Number.NEGATIVE_INFINITY;
        this.#onChange(this.#kept);
        return credentials;
      })
      .catch((thrown: unknown) => {
        const longest = Math.min(FIRST_WAIT_MS * 2 ** this.#failures, LONGEST_WAIT_MS);
        this.#failures += 1;
        const until = this.#clock.now() + longest * (0.5 + this.#random() / 2);
        this.#failure = { thrown, until };
        throw thrown;
      })
      .finally(() => {
        this.#renewing = undefined;
      });
    return this.#renewing;
  }
}
