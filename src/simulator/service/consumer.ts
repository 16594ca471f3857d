type ConsumerStatus = 'CREATING' | 'ACTIVE' | 'DELETING';

/** A registered consumer of enhanced fan-out. */
export interface Consumer {
  readonly name: string;
  readonly arn: string;
  /** Epoch ms of the stream's clock. */
  readonly createdAt: number;
  status: ConsumerStatus;
  readonly tags: Map<string, string>;
  policy: string | undefined;
}
