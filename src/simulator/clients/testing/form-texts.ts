import { IN_PARTS, KINESALITE } from './error-texts.ts';

const CONSTRAINTS = [
  '… validation error… detected: …',
  "Value … at '…' failed to satisfy constraint: …",
  'Member must not be null',
  'Member must have … greater than or equal to …',
  'Member must have … less than or equal to …',
  'Member must satisfy regular expression pattern: …',
  'Member must satisfy enum value set: […]',
  'Member must satisfy constraint: […]',
  'Map keys must satisfy constraint: […]',
  'Map value must satisfy constraint: […]',
];

const TYPES = [
  '… can not be converted to …',
  "'…' can not be converted to an Boolean",
  "'…' can not be converted to a Blob: …",
  'Base64 encoded length is expected a multiple of 4 bytes but found: …',
  "Invalid Base64 character: '…'",
  'Invalid last non-pad Base64 character dectected',
  'Expected null',
  'Expected list or null',
  'Expected map or null',
  'Start of list found where not expected',
  'Start of structure or map found where not expected.',
];

const FRONT = [
  "Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.",
  'Missing Authentication Token',
  "Authorization header requires '…' parameter. ",
  "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ",
  "AWS query-string parameters must include '…'. ",
  '…Re-examine the query-string parameters.',
];

/** What the front end says of a request's form, all of it seen on AWS. */
export const FORM_TEXTS: readonly (readonly [text: string, where: string])[] = [
  ...[...FRONT, ...TYPES, ...CONSTRAINTS].map((text) => [text, KINESALITE] as const),
  [
    '<AccessDeniedException>\n  <Message>Unable to determine service/operation name to be authorized</Message>\n</AccessDeniedException>\n',
    IN_PARTS,
  ],
];
