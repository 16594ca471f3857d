/** The AWS CLI command that puts the same record again. Data goes in base64, as the CLI wants it. */
export function putCommand(
  stream: string,
  partitionKey: string | undefined,
  dataBase64: string,
): string {
  const key = partitionKey === undefined ? '' : ` --partition-key ${quoted(partitionKey)}`;
  return `aws kinesis put-record --stream-name ${quoted(stream)}${key} --data ${quoted(dataBase64)}`;
}

/** One word for a POSIX shell, whatever it holds. */
function quoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) && !word.startsWith('-')
    ? word
    : `'${word.replaceAll("'", `'\\''`)}'`;
}
