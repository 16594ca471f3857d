export interface EndpointFields {
  readonly url: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

export type EndpointProblems = Partial<Record<keyof EndpointFields, string>>;

/** What is wrong with each field, in words; empty when nothing is. */
export function checkEndpoint(fields: EndpointFields): EndpointProblems {
  const url = checkUrl(fields.url);
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

function checkUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return `"${text}" is not a URL. Write it like http://localhost:4567.`;
  const { protocol, hostname, pathname, search } = new URL(text);
  if (protocol !== 'http:' && protocol !== 'https:')
    return 'The URL must start with http:// or https://.';
  if (!['localhost', '127.0.0.1'].includes(hostname))
    return `This copy of Shardlab may only reach ports on this machine (localhost). To reach ${hostname}, serve it with npm start -- --connect ${new URL(text).origin}.`;
  if (pathname !== '/' || search !== '')
    return 'The URL must end after the port: no path, no query.';
  return undefined;
}
