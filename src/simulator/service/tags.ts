import type { ApiObject } from '../operation.ts';
import type { Account } from './account.ts';
import { invalidArgument } from './errors.ts';
import { objectOf, textOf } from './input.ts';

/** The Tags member of an input. */
export function tagsIn(input: ApiObject): ReadonlyMap<string, string> {
  const tags = objectOf(input, 'Tags') ?? {};
  return new Map(Object.keys(tags).map((key) => [key, textOf(tags, key) ?? '']));
}

/**
 * Refuses tag keys and values with a character that no tag may have, in the words of the
 * service (kinesalite, whose texts were compared with production).
 * @throws ServiceError InvalidArgument
 */
export function checkTagCharacters(texts: Iterable<string>): void {
  for (const text of texts)
    if (!/^[\p{L}\p{M}\p{N}\p{Z}_./=+\-%@:]*$/u.test(text))
      throw invalidArgument(
        'Some tags contain invalid characters. Valid characters: Unicode letters, digits, white space, _ . / = + - % @.',
      );
}

/**
 * AddTagsToStream and RemoveTagsFromStream refuse a percent sign, though the text above allows
 * it: AWS did so when kinesalite was compared with it.
 * @throws ServiceError InvalidArgument
 */
export function refusePercent(
  account: Account,
  what: 'add' | 'remove',
  stream: string,
  texts: Iterable<string>,
): void {
  for (const text of texts)
    if (text.includes('%'))
      throw invalidArgument(
        `Failed to ${what} tags ${what === 'add' ? 'to' : 'from'} stream ${stream} under account ${account.accountId} because some tags contained illegal characters. The allowed characters are Unicode letters, white-spaces, '_',',','/','=','+','-','@'.`,
      );
}

/**
 * Adds tags, all or none.
 * @param stream whose tags they are, when they are a stream's
 * @throws ServiceError InvalidArgument
 */
export function addTags(
  account: Account,
  to: Map<string, string>,
  tags: ReadonlyMap<string, string>,
  stream?: string,
): void {
  checkTagCharacters([...tags.keys(), ...tags.values()]);
  const limit = account.quotas.limit('tags');
  if (new Set([...to.keys(), ...tags.keys()]).size > limit)
    throw invalidArgument(
      stream === undefined
        ? `Failed to add tags: a given resource cannot have more than ${limit} tags associated with it.`
        : // AWS says 10, though it takes 50 (mhart/kinesalite#54).
          `Failed to add tags to stream ${stream} under account ${account.accountId} because a given stream cannot have more than 10 tags associated with it.`,
    );
  for (const key of tags.keys())
    if (/^aws:/i.test(key))
      throw invalidArgument(
        `Failed to add tags: the tag key ${key} starts with the reserved aws:.`,
      );
  for (const [key, value] of tags) to.set(key, value);
}
