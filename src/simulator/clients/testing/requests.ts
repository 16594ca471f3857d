import { SIGNED } from '../../protocol/testing/double.ts';
import type { ComparedRequest } from './compared-request.ts';
import { FORM_REQUESTS } from './form-requests.ts';
import { LIFE_REQUESTS } from './life-requests.ts';

/** Sent in this order to every implementation. */
export const REQUESTS: readonly ComparedRequest[] = [...FORM_REQUESTS, ...LIFE_REQUESTS];

export interface Compared {
  readonly status: number;
  /** An error's type and text, or the members of the answer. */
  readonly said: string;
}

/** Runs the whole table against one endpoint. */
export async function runRequests(url: string): Promise<Map<string, Compared>> {
  const outcomes = new Map<string, Compared>();
  const kept = new Map<string, string>();
  for (const request of REQUESTS) {
    if (request.untilActive !== undefined) await becomeActive(url, request.untilActive);
    const response = await send(url, request, kept);
    const text = await response.text();
    outcomes.set(request.name, { status: response.status, said: said(text) });
    if (request.keep !== undefined && response.status === 200) {
      const answer = JSON.parse(text) as Record<string, unknown>;
      kept.set(request.keep, String(answer[request.keep]));
    }
  }
  return outcomes;
}

function send(
  url: string,
  request: ComparedRequest,
  kept: ReadonlyMap<string, string>,
): Promise<Response> {
  const method = request.method ?? 'POST';
  const headers = Object.entries({
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target':
      request.operation === undefined ? undefined : `Kinesis_20131202.${request.operation}`,
    ...SIGNED,
    ...request.headers,
  }).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const body =
    request.body ??
    JSON.stringify(request.input ?? {}, (_, value: unknown) =>
      typeof value === 'string'
        ? value.replace(/\$(\w+)/, (name, kind: string) => kept.get(kind) ?? name)
        : value,
    );
  return fetch(url, method === 'GET' ? { method, headers } : { method, headers, body });
}

async function becomeActive(url: string, name: string): Promise<void> {
  for (let i = 0; i < 200; i += 1) {
    const response = await send(
      url,
      { name: '', operation: 'DescribeStreamSummary', input: { StreamName: name } },
      new Map(),
    );
    if ((await response.text()).includes('"ACTIVE"')) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${name} is not ACTIVE at ${url}`);
}

/** What can be compared of an answer: the text of an error, or which members there are. */
function said(text: string): string {
  if (text === '') return '(no body)';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return text.trim();
  }
  if (typeof parsed !== 'object' || parsed === null) return text;
  const members = parsed as Readonly<Record<string, unknown>>;
  const type = members['__type'];
  if (typeof type === 'string') {
    const message = members['message'] ?? members['Message'];
    return typeof message === 'string' ? `${type}: ${stable(message)}` : type;
  }
  return [...new Set(paths(parsed, ''))].toSorted().join(' ');
}

/** Numbers that differ from run to run. */
function stable(message: string): string {
  return message
    .replaceAll(/\d{40,}/g, '<number>')
    .replaceAll(/currentTimestampInMillis: \d+/g, 'currentTimestampInMillis: <now>')
    .replaceAll(/@[0-9a-f]{1,8}/g, '@<hash>')
    .slice(0, 400);
}

function paths(value: unknown, at: string): string[] {
  if (Array.isArray(value)) {
    return value.length === 0 ? [at] : value.flatMap((item) => paths(item, `${at}[]`));
  }
  if (typeof value !== 'object' || value === null) {
    return [value === null ? `${at}=null` : at];
  }
  return Object.entries(value).flatMap(([key, item]) =>
    paths(item, at === '' ? key : `${at}.${key}`),
  );
}
