import { isLoopback } from '../../connection/config/config.ts';

export interface EndpointFields {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export type EndpointProblems = Partial<Record<keyof EndpointFields, string>>;

/**
 * What is wrong with each field, in words; empty when nothing is.
 * @param origins what the page may reach besides this machine
 */
export function checkEndpoint(
  fields: EndpointFields,
  origins: readonly string[] = [],
): EndpointProblems {
  const url = checkUrl(fields.url, origins);
  return {
    ...(url !== undefined && { url }),
    ...(!/^[a-z]{2,}(-[a-z]+)+-\d+$|^local$/.test(fields.region) && {
      region: `"${fields.region}" is not the name of a region. Write it like us-east-1.`,
    }),
    ...(fields.accessKeyId.trim() === '' && {
      accessKeyId: 'A key id is needed to sign requests; emulators take any, such as test.',
    }),
    ...(fields.secretAccessKey === '' && {
      secretAccessKey: 'A secret key is needed to sign requests; emulators take any, such as test.',
    }),
  };
}

function checkUrl(text: string, origins: readonly string[]): string | undefined {
  if (!URL.canParse(text)) return `"${text}" is not a URL. Write it like http://localhost:4567.`;
  const { protocol, hostname, origin, pathname, search, hash, username } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:')
    return 'The URL must start with http:// or https://.';
  if (username !== '') return 'The URL must not hold a name or password.';
  if (!isLoopback(text) && !origins.includes(origin)) {
    const offered = origins.length === 0 ? '' : ` and ${origins.join(', ')}`;
    return `This copy of Shardlab may only reach ports on this machine (localhost)${offered}. To reach ${hostname}, start Shardlab with --connect ${origin}, or add the origin to "endpoints" in its config.json.`;
  }
  if (pathname !== '/' || search !== '' || hash !== '')
    return 'The URL must end after the port: no path, no query.';
  return undefined;
}

const DEFAULT_PORT = '4567';

/**
 * The line that starts the simulator where a page may reach it.
 * @param page the page's origin: one that is not of this machine must be named
 * @param endpoint where the page looks for it
 */
export function simulateLine(page: string, endpoint: string): string {
  const port = URL.canParse(endpoint) ? new URL(endpoint).port : '';
  return [
    'npx shardlab simulate',
    ...(port === '' || port === DEFAULT_PORT ? [] : [`--port ${port}`]),
    ...(isLoopback(page) ? [] : [`--allow-origin ${page}`]),
  ].join(' ');
}
