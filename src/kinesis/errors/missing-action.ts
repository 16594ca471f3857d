/**
 * The IAM action that a role lacks, such as `kinesis:ListStreams`: as the service's
 * message names it, else made from the operation.
 */
export function missingAction(message: string, operation: string): string {
  const named = /not authorized to perform:?\s+([a-z0-9-]+:[A-Za-z0-9]+)/.exec(message)?.[1];
  return named ?? `kinesis:${operation}`;
}
