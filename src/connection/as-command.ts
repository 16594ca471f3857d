/** A call of the API as a line that can be run elsewhere. Credentials are never part of it. */
export interface CommandLine {
  readonly cli: string;
  readonly boto3: string;
  readonly javascript: string;
}

export interface CommandPlace {
  readonly region: string;
  /** Absent: AWS. */
  readonly endpoint?: string;
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Members that are bytes: base64 on the wire. */
const BLOBS = new Set(['Data']);
/** Members that are times: epoch seconds on the wire. */
const TIMES = new Set(['Timestamp', 'StreamCreationTimestamp']);

/**
 * The same call as an AWS CLI (v2), a boto3 and a JavaScript line.
 * @param input the call's body as it went over the wire
 */
export function asCommand(operation: string, input: Json, place: CommandPlace): CommandLine {
  const members = Object.entries(
    typeof input === 'object' && input !== null && !Array.isArray(input) ? input : {},
  ) as [string, Json][];
  return {
    cli: cliLine(operation, members, place),
    boto3: boto3Line(operation, members, place),
    javascript: javascriptLine(operation, members, place),
  };
}

function kebab(name: string): string {
  return name
    .replaceAll(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** A word that a POSIX shell takes as it is. */
function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function cliLine(
  operation: string,
  members: readonly [string, Json][],
  place: CommandPlace,
): string {
  const words = ['aws', 'kinesis', kebab(operation)];
  for (const [name, value] of members) {
    const flag = `--${kebab(name)}`;
    if (value === true) words.push(flag);
    else if (value === false) words.push(`--no-${kebab(name)}`);
    else if (operation === 'AddTagsToStream' && name === 'Tags')
      words.push(flag, shellWord(JSON.stringify(value)));
    else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
      words.push(flag, ...value.map(shellWord));
    else if (typeof value === 'object') words.push(flag, shellWord(JSON.stringify(value)));
    else words.push(flag, shellWord(String(value)));
  }
  words.push('--region', place.region);
  if (place.endpoint !== undefined) words.push('--endpoint-url', place.endpoint);
  return words.join(' ');
}

function boto3Line(
  operation: string,
  members: readonly [string, Json][],
  place: CommandPlace,
): string {
  const client = [
    `"kinesis"`,
    `region_name=${JSON.stringify(place.region)}`,
    ...(place.endpoint === undefined ? [] : [`endpoint_url=${JSON.stringify(place.endpoint)}`]),
  ].join(', ');
  const args = members.map(([name, value]) => `${name}=${python(name, value)}`).join(', ');
  const imports = args.includes('base64.') ? 'import base64, boto3' : 'import boto3';
  return `${imports}; print(boto3.client(${client}).${kebab(operation).replaceAll('-', '_')}(${args}))`;
}

function python(name: string, value: Json): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string')
    return BLOBS.has(name) ? `base64.b64decode(${JSON.stringify(value)})` : asciiJson(value);
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return `[${value.map((one: Json) => python(name, one)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, one]) => `${asciiJson(key)}: ${python(key, one as Json)}`)
    .join(', ')}}`;
}

/** A JSON string is a Python string too, once what is not ASCII is escaped by code units. */
function asciiJson(text: string): string {
  const units = JSON.stringify(text).replaceAll(
    /[^\0-\x7f]/gu,
    (c) => `\\U${(c.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
  return units;
}

function javascriptLine(
  operation: string,
  members: readonly [string, Json][],
  place: CommandPlace,
): string {
  const config = `{ region: ${JSON.stringify(place.region)}${
    place.endpoint === undefined ? '' : `, endpoint: ${JSON.stringify(place.endpoint)}`
  } }`;
  const args = members.map(([name, value]) => `${name}: ${javascript(name, value)}`).join(', ');
  return `import { KinesisClient, ${operation}Command } from "@aws-sdk/client-kinesis"; console.log(await new KinesisClient(${config}).send(new ${operation}Command({ ${args} })));`;
}

function javascript(name: string, value: Json): string {
  if (typeof value === 'string' && BLOBS.has(name))
    return `Buffer.from(${JSON.stringify(value)}, "base64")`;
  if (typeof value === 'number' && TIMES.has(name)) return `new Date(${value * 1000})`;
  if (Array.isArray(value))
    return `[${value.map((one: Json) => javascript(name, one)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(([key, one]) => `${JSON.stringify(key)}: ${javascript(key, one as Json)}`)
      .join(', ')} }`;
  return JSON.stringify(value);
}
