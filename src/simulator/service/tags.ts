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

/** Adds tags, all or none. @throws ServiceError InvalidArgument */
export function addTags(
  account: Account,
  to: Map<string, string>,
  tags: ReadonlyMap<string, string>,
): void {
  checkTagCharacters([...tags.keys(), ...tags.values()]);
  const limit = account.quotas.limit('tags');
  if (new Set([...to.keys(), ...tags.keys()]).size > limit)
    throw invalidArgument(
      `Failed to add tags: a given resource cannot have more than ${limit} tags associated with it.`,
    );
  for (const key of tags.keys())
    if (/^aws:/i.test(key))
      throw invalidArgument(
        `Failed to add tags: the tag key ${key} starts with the reserved aws:.`,
      );
  for (const [key, value] of tags) to.set(key, value);
}
