import { BLOBS, MAPS, printableJson, TIMES, type Json, type WireCall } from './wire.ts';

const CLIENTS = { kinesis: 'KinesisClient', cloudwatch: 'CloudWatchClient' } as const;

/** A line for an `.mjs` file, with the AWS SDK for JavaScript 3. */
export function javascriptLine({ operation, members, service, place }: WireCall): string {
  const config = `{ region: ${JSON.stringify(place.region)}${
    place.endpoint === undefined ? '' : `, endpoint: ${JSON.stringify(place.endpoint)}`
  } }`;
  const client = CLIENTS[service];
  const args = members.map(([name, value]) => `${name}: ${javascript(name, value)}`).join(', ');
  const call = `await new ${client}(${config}).send(new ${operation}Command({ ${args} }))`;
  const print =
    operation === 'SubscribeToShard'
      ? `for await (const event of (${call}).EventStream) console.log(event);`
      : `console.log(${call});`;
  return `import { ${client}, ${operation}Command } from "@aws-sdk/client-${service}"; ${print}`;
}

function javascript(name: string, value: Json): string {
  if (typeof value === 'string' && BLOBS.has(name))
    return `Buffer.from(${JSON.stringify(value)}, "base64")`;
  if (typeof value === 'number' && TIMES.has(name)) return `new Date(${value * 1000})`;
  if (Array.isArray(value))
    return `[${value.map((one: Json) => javascript(name, one)).join(', ')}]`;
  if (typeof value === 'object' && value !== null)
    return `{ ${Object.entries(value)
      .map(
        ([key, one]) => `${property(key)}: ${javascript(MAPS.has(name) ? '' : key, one as Json)}`,
      )
      .join(', ')} }`;
  return printableJson(value);
}

/** In a literal, a plain `"__proto__"` would set the prototype. */
function property(key: string): string {
  return key === '__proto__' ? `["${key}"]` : printableJson(key);
}
