import { JsonScanner } from './json/json-scanner.ts';
import { isJson, unquote, walkJson } from './json/json-walk.ts';

/** What a CloudWatch Logs subscription writes into a stream (after gzip). */
export interface LogsEnvelope {
  /** `DATA_MESSAGE`, or `CONTROL_MESSAGE` when CloudWatch checks that the stream is there. */
  readonly messageType: string;
  readonly owner: string;
  readonly logGroup: string;
  readonly logStream: string;
  readonly subscriptionFilters: readonly string[];
  readonly logEvents: readonly LogEvent[];
}

interface LogEvent {
  readonly id: string;
  /** Epoch milliseconds as it stands in the envelope. */
  readonly timestamp: string;
  readonly message: string;
}

/** The envelope in JSON text, or `undefined` when it is none. */
export function parseLogsEnvelope(json: string): LogsEnvelope | undefined {
  if (!json.includes('"logEvents"') || !json.includes('"messageType"') || !isJson(json))
    return undefined;
  const fields = new Map<string, string>();
  const filters: string[] = [];
  const events: Record<string, string>[] = [];
  const scanner = new JsonScanner(json);
  let topKey = '';
  let eventKey = '';
  walkJson(scanner, (token, isKey, depth) => {
    const value = (): string => {
      const text = json.slice(scanner.start, scanner.end);
      return token === 'string' ? unquote(text) : text;
    };
    if (isKey && depth === 1) topKey = value();
    else if (isKey && depth === 3) eventKey = value();
    else if (token === '{' && depth === 2 && topKey === 'logEvents') events.push({});
    else if (token === 'string' || token === 'number') {
      if (depth === 1) fields.set(topKey, value());
      else if (depth === 2 && topKey === 'subscriptionFilters') filters.push(value());
      else if (depth === 3 && topKey === 'logEvents') {
        const event = events.at(-1);
        if (event !== undefined) event[eventKey] = value();
      }
    }
  });
  const messageType = fields.get('messageType');
  const logGroup = fields.get('logGroup');
  if (messageType === undefined || logGroup === undefined) return undefined;
  return {
    messageType,
    owner: fields.get('owner') ?? '',
    logGroup,
    logStream: fields.get('logStream') ?? '',
    subscriptionFilters: filters,
    logEvents: events.map((event) => ({
      id: event['id'] ?? '',
      timestamp: event['timestamp'] ?? '',
      message: event['message'] ?? '',
    })),
  };
}
