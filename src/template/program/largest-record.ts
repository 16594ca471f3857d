/** No stream of Kinesis takes a larger record. Texts in templates may be as long, too. */
export const LARGEST_RECORD_BYTES = 10 * 1024 * 1024;
