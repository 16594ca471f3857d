import {
  type Environment,
  ArgumentError,
  type FunctionDefinition,
} from '../definition/function-definition.ts';
import { weightedIndex } from '../random/choices.ts';
import { isOptions, asList } from '../definition/arguments.ts';
import { oneOf } from '../random/symbols.ts';
import { fakerFunction } from '../definition/faker-call.ts';
import { parseTemplate } from '../../language/parser.ts';
import { constantOf, type CallExpression, type TemplateNode } from '../../language/syntax.ts';
import { inSequence } from '../../program/fused.ts';
import { type Value, constant, wordsValue } from '../../program/value.ts';

/** Values that a pattern must use for some names, such as first names of one sex. */
type Given = ReadonlyMap<string, Value>;

const NOTHING_GIVEN: Given = new Map();

/**
 * faker keeps many values as patterns in its own `{{…}}` language (a city is
 * `{{location.city_prefix}} {{person.firstName}}`). Compiled once instead of being
 * searched again for every record, they cost a tenth or less.
 *
 * @returns `undefined` when the locale has no such pattern, or one that we cannot read
 */
export function patternValue(
  environment: Environment,
  path: string,
  given: Given = NOTHING_GIVEN,
): Value | undefined {
  const patterns = environment.data.definition(path);
  if (typeof patterns === 'string') return linkPattern(environment, patterns, given);
  if (!Array.isArray(patterns) || patterns.length === 0) return undefined;
  const values: Value[] = [];
  const weights: number[] = [];
  for (const item of patterns as readonly unknown[]) {
    const text: unknown = isOptions(item) ? item['value'] : item;
    if (typeof text !== 'string') return undefined;
    const value = linkPattern(environment, text, given);
    if (value === undefined) return undefined;
    values.push(value);
    weights.push(isOptions(item) ? Number(item['weight']) : 1);
  }
  return weights.every((weight) => weight === weights[0])
    ? oneOf(values)
    : weightedOf(values, weights);
}

function weightedOf(values: readonly Value[], weights: readonly number[]): Value {
  const pick = weightedIndex(weights);
  return {
    get: (state) => (values[pick(state)] as Value).get(state),
    write: (out, state) => (values[pick(state)] as Value).write(out, state),
  };
}

function linkPattern(environment: Environment, text: string, given: Given): Value | undefined {
  const { nodes, problems } = parseTemplate(text);
  if (problems.length > 0) return undefined;
  const values: Value[] = [];
  for (const node of nodes) {
    const value = linkNode(environment, node, given);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return inSequence(values);
}

function linkNode(environment: Environment, node: TemplateNode, given: Given): Value | undefined {
  if (node.kind === 'text') return constant(node.text);
  if (node.kind !== 'print' || node.value.kind !== 'call') return undefined;
  return given.get(node.value.name) ?? linkCall(environment, node.value);
}

function linkCall(environment: Environment, call: CallExpression): Value | undefined {
  if (call.path.length > 0 || call.named.length > 0) return undefined;
  const { name } = call;
  const list = call.args.map((arg) => constantOf(arg));
  if (list.some((arg) => arg === undefined)) return undefined;
  const args = { list: list.map((arg) => arg?.value) };
  // Patterns speak faker's language, in which `internet.ip` is not KDG's.
  const own = name === 'internet.ip' ? undefined : environment.functions.get(name);
  if (own !== undefined) return own.prepare(args)(environment);
  const words = environment.data.words(name);
  if (words !== undefined) {
    return wordsValue(words);
  }
  if (environment.data.definition(name) !== undefined) return patternValue(environment, name);
  const [module = '', method = ''] = name.split('.');
  if (environment.data.method(module, method) === undefined) return undefined;
  return fakerFunction(name).prepare(args)(environment);
}

/** A text with tags, in faker's language. */
function textPattern(environment: Environment, text: string): Value | undefined {
  return linkPattern(environment, text, NOTHING_GIVEN);
}

/** faker's own template function, read by our parser: faker's would evaluate what it makes again. */
export const fake: FunctionDefinition = {
  needsLocale: true,
  prepare: (args) => {
    const [first] = args.list;
    if (first === undefined) {
      throw new ArgumentError('give it a text, such as "Dear {{person.fullName}}"');
    }
    const texts = typeof first === 'string' ? [first] : asList(first, 'the pattern');
    return (environment) =>
      oneOf(
        texts.map((text) => {
          const value = textPattern(environment, String(text));
          if (value === undefined) {
            throw new ArgumentError(`"${String(text).slice(0, 60)}" cannot be read as a pattern`);
          }
          return value;
        }),
      );
  },
};
