/** The two forms in which Kinesis is spoken to, and answers (facts §1 and §4). */
export const JSON_TYPE = 'application/x-amz-json-1.1';
export const CBOR_TYPE = 'application/x-amz-cbor-1.1';
