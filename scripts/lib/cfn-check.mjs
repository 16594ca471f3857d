// Checks CloudFormation templates offline, by what AWS publishes of its resource types.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAwsServiceSpec } from '@aws-cdk/aws-service-spec';
import { App, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';

/**
 * Reads a template with the CDK, which knows every intrinsic function.
 *
 * @param {string} file YAML or JSON
 * @returns {Promise<{ template: object, findings: string[] }>} the template as plain JSON, and
 *   what the CDK's validation says of it: `RULE RESOURCE: words`
 * @throws Error for a reference to nothing, or a required property that is missing
 */
export async function readTemplate(file) {
  const outdir = await mkdtemp(join(tmpdir(), 'shardlab-cdk-'));
  try {
    const app = new App({ outdir, analyticsReporting: false, treeMetadata: false });
    // Without what only a deployment by the CDK itself needs.
    const synthesizer = new DefaultStackSynthesizer({ generateBootstrapVersionRule: false });
    const stack = new Stack(app, 'stack', { synthesizer });
    // oxlint-disable-next-line no-new -- a construct is made for the tree that it joins
    new CfnInclude(stack, 'template', { templateFile: file });
    const { template } = app.synth().getStackByName('stack');
    return { template, findings: await findingsIn(outdir) };
  } finally {
    await rm(outdir, { recursive: true, force: true });
  }
}

async function findingsIn(outdir) {
  const text = await readFile(join(outdir, 'validation-report.json'), 'utf8');
  const { pluginReports } = JSON.parse(text);
  return pluginReports.flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, description, violatingConstructs }) =>
      violatingConstructs.map(
        ({ cloudFormationResource }) =>
          `${ruleName} ${cloudFormationResource?.logicalId ?? '?'}: ${description}`,
      ),
    ),
  );
}

let loaded;

/**
 * Compares every resource, to its innermost property, with AWS's schema of its type.
 *
 * @param {object} template as plain JSON
 * @returns {Promise<string[]>} what is unknown or missing; empty when all is well
 */
export async function schemaProblems(template) {
  loaded ??= loadAwsServiceSpec();
  const spec = await loaded;
  return Object.entries(template.Resources).flatMap(([name, { Type, Properties }]) => {
    const [type] = spec.lookup('resource', 'cloudFormationType', 'equals', Type);
    if (type === undefined) return [`${name}: no type ${Type}`];
    return objectProblems(spec, type.properties, Properties ?? {}, name);
  });
}

function objectProblems(spec, known, value, where) {
  const problems = Object.keys(known)
    .filter((key) => known[key].required === true && value[key] === undefined)
    .map((key) => `${where}: ${key} is required`);
  for (const [key, inner] of Object.entries(value)) {
    const path = `${where}.${key}`;
    if (known[key] === undefined) problems.push(`${path}: no such property`);
    else problems.push(...valueProblems(spec, known[key].type, inner, path));
  }
  return problems;
}

function valueProblems(spec, type, value, where) {
  if (isFunction(value)) return [];
  if (type.type === 'array') {
    if (!Array.isArray(value)) return [`${where}: a list`];
    return value.flatMap((one, i) => valueProblems(spec, type.element, one, `${where}.${i}`));
  }
  if (type.type === 'map' && isObject(value))
    return Object.entries(value).flatMap(([key, one]) =>
      valueProblems(spec, type.element, one, `${where}.${key}`),
    );
  if (type.type === 'union') {
    const each = type.types.map((one) => valueProblems(spec, one, value, where));
    return each.find((problems) => problems.length === 0) ?? each[0] ?? [];
  }
  if (type.type !== 'ref') return [];
  if (!isObject(value)) return [`${where}: an object`];
  const { properties } = spec.get('typeDefinition', type.reference.$ref);
  return objectProblems(spec, properties, value, where);
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

/** `{ Ref: … }` and `{ 'Fn::…': … }`: what they give is known at deployment only. */
function isFunction(value) {
  if (!isObject(value)) return false;
  const keys = Object.keys(value);
  return keys.length === 1 && /^(?:Ref$|Fn::)/.test(keys[0] ?? '');
}
