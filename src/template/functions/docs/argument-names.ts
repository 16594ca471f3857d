import { own } from '../../../base/own.ts';
import { SHARDLAB_DOCS } from './shardlab-docs.ts';

/**
 * The names that arguments of a function of Shardlab may have, from its signature. For others
 * `undefined`: KDG's and faker's pass over names that they do not know, and so templates have them.
 */
export function argumentNames(name: string): readonly string[] | undefined {
  const [signature = ''] = own(SHARDLAB_DOCS, name) ?? [];
  const inside = /\((.*=.*)\)$/.exec(signature)?.[1];
  return inside?.split(', ').flatMap((argument) => /^\w+/.exec(argument) ?? []);
}
