/**
 * @typedef {object} Parameter what a template says about one of its parameters
 * @property {string} description
 * @property {string} byDefault its default
 * @property {readonly string[]} [allowed] the only values
 * @property {RegExp} [pattern] of the whole value
 * @property {number} [least] of a number
 */

/**
 * Reads the parameters of one of our own templates, so that a value can be checked before a stack
 * is touched, by the same rule as CloudFormation's.
 *
 * @param {string} text of `public/setup/*.yaml`: two spaces a level, quotes only where needed
 * @returns {Record<string, Parameter>} by name
 */
export function templateParameters(text) {
  const [, after = ''] = text.split(/^Parameters:$/m);
  const [section = ''] = after.split(/^\w/m);
  const blocks = section.split(/^ {2}(?=\w+:$)/m).slice(1);
  return Object.fromEntries(blocks.map((block) => [/^\w+/.exec(block)?.[0], parameter(block)]));
}

function parameter(block) {
  const value = (key) => {
    const [, rest] = new RegExp(`^ {4}${key}: (?:>-\\n)?((?:.|\\n {6})*)`, 'm').exec(block) ?? [];
    return rest?.replaceAll(/\s+/g, ' ').trim();
  };
  const plain = (text) => text.replace(/^'(.*)'$/, '$1');
  const allowed = value('AllowedValues');
  const pattern = value('AllowedPattern');
  const least = value('MinValue');
  return {
    description: value('Description') ?? '',
    byDefault: plain(value('Default') ?? ''),
    ...(allowed !== undefined && { allowed: allowed.slice(1, -1).split(', ').map(plain) }),
    ...(pattern !== undefined && { pattern: new RegExp(`^(?:${plain(pattern)})$`) }),
    ...(least !== undefined && { least: Number(least) }),
  };
}

/**
 * What is wrong with a value.
 *
 * @param {Parameter} rule
 * @param {string} value
 * @returns {string | undefined} in words; `undefined` when CloudFormation takes it
 */
export function parameterProblem({ allowed, pattern, least, description }, value) {
  if (allowed !== undefined && !allowed.includes(value)) return `one of ${allowed.join(', ')}`;
  if (pattern !== undefined && !pattern.test(value)) return description;
  if (least !== undefined && !(/^\d{1,9}(?:\.\d+)?$/.test(value) && Number(value) >= least)) {
    return `a number from ${least} on. ${description}`;
  }
  return undefined;
}
