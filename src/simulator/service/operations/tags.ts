import type { ApiObject } from '../../operation.ts';
import type { Account } from '../account.ts';
import { notActive } from '../errors.ts';
import { numberOf, required, textOf, textsOf } from '../input.ts';
import { resourceOf } from '../resource.ts';
import type { Stream } from '../stream.ts';
import { addTags, checkTagCharacters, refusePercent, tagsIn } from '../tags.ts';

export function addTagsToStream(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  checkCreated(account, stream);
  const tags = tagsIn(input);
  checkTagCharacters([...tags.keys(), ...tags.values()]);
  refusePercent(account, 'add', stream.name, [...tags.keys(), ...tags.values()]);
  addTags(account, stream.tags, tags, stream.name);
  stream.version += 1;
  return {};
}

export function removeTagsFromStream(account: Account, input: ApiObject): ApiObject {
  const stream = account.streamOf(input);
  checkCreated(account, stream);
  const keys = textsOf(input, 'TagKeys');
  checkTagCharacters(keys);
  refusePercent(account, 'remove', stream.name, keys);
  for (const key of keys) stream.tags.delete(key);
  stream.version += 1;
  return {};
}

export function listTagsForStream(account: Account, input: ApiObject): ApiObject {
  const { tags } = account.streamOf(input);
  const after = textOf(input, 'ExclusiveStartTagKey');
  const limit = numberOf(input, 'Limit') ?? Infinity;
  const all = described(tags).filter(({ Key }) => after === undefined || Key > after);
  return { Tags: all.slice(0, limit), HasMoreTags: all.length > limit };
}

export function tagResource(account: Account, input: ApiObject): ApiObject {
  const { stream, holder } = resourceOf(
    account,
    required(textOf(input, 'ResourceARN'), 'ResourceARN'),
  );
  if (holder === stream) checkCreated(account, stream);
  addTags(account, holder.tags, tagsIn(input), holder === stream ? stream.name : undefined);
  stream.version += 1;
  return {};
}

export function untagResource(account: Account, input: ApiObject): ApiObject {
  const { stream, holder } = resourceOf(
    account,
    required(textOf(input, 'ResourceARN'), 'ResourceARN'),
  );
  if (holder === stream) checkCreated(account, stream);
  for (const key of textsOf(input, 'TagKeys')) holder.tags.delete(key);
  stream.version += 1;
  return {};
}

export function listTagsForResource(account: Account, input: ApiObject): ApiObject {
  const { holder } = resourceOf(account, required(textOf(input, 'ResourceARN'), 'ResourceARN'));
  return { Tags: described(holder.tags) };
}

/** The tags that a stream is created with stay until it is there (API model, CreateStream). */
function checkCreated(account: Account, stream: Stream): void {
  if (stream.status === 'CREATING') throw notActive(stream.name, account.accountId, stream.status);
}

function described(tags: ReadonlyMap<string, string>): { Key: string; Value: string }[] {
  return [...tags]
    .map(([Key, Value]) => ({ Key, Value }))
    .toSorted((a, b) => (a.Key < b.Key ? -1 : 1));
}
