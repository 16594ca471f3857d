import { BLOBS, kebab, MAPS, TIMES, type Json, type WireCall } from './wire.ts';

/** A line for `python3 -c`. */
export function boto3Line({ operation, members, service, place }: WireCall): string {
  const client = [
    JSON.stringify(service),
    `region_name=${JSON.stringify(place.region)}`,
    ...(place.endpoint === undefined ? [] : [`endpoint_url=${JSON.stringify(place.endpoint)}`]),
  ].join(', ');
  const args = members.map(([name, value]) => `${name}=${python(name, value)}`).join(', ');
  const modules = ['base64', 'datetime'].filter((name) => args.includes(`${name}.`));
  const call = `boto3.client(${client}).${kebab(operation).replaceAll('-', '_')}(${args})`;
  const print =
    operation === 'SubscribeToShard'
      ? `[print(event) for event in ${call}["EventStream"]]`
      : `print(${call})`;
  return `import ${[...modules, 'boto3'].join(', ')}; ${print}`;
}

function python(name: string, value: Json): string {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string')
    return BLOBS.has(name) ? `base64.b64decode(${JSON.stringify(value)})` : asciiJson(value);
  if (typeof value === 'number')
    return TIMES.has(name)
      ? `datetime.datetime.fromtimestamp(${value}, datetime.timezone.utc)`
      : String(value);
  if (Array.isArray(value)) return `[${value.map((one: Json) => python(name, one)).join(', ')}]`;
  return `{${Object.entries(value)
    .map(([key, one]) => `${asciiJson(key)}: ${python(MAPS.has(name) ? '' : key, one as Json)}`)
    .join(', ')}}`;
}

/** A JSON string is a Python string too, once what is not ASCII is escaped by code points. */
function asciiJson(text: string): string {
  return JSON.stringify(text).replaceAll(
    /[^\0-\x7e]/gu,
    (c) => `\\U${(c.codePointAt(0) ?? 0).toString(16).padStart(8, '0')}`,
  );
}
