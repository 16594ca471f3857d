import type { ServiceFailure } from '../../../kinesis/errors/service-error.ts';

export interface NoShardsText {
  readonly title: string;
  readonly text: string;
}

/**
 * Why there are no shards to show.
 * @param failure why the stream could not be looked at the last time
 */
export function noShardsText(
  stream: string | undefined,
  failure: ServiceFailure | undefined,
): NoShardsText {
  if (stream === undefined)
    return { title: 'No shards to show', text: 'Choose a stream above, or create one.' };
  if (failure === undefined)
    return { title: 'Loading the shards', text: `The shards of ${stream} are being listed.` };
  return {
    title: `The shards of ${stream} are not known`,
    text: `${failure.name}: ${failure.message} The page asks again by itself.`,
  };
}
