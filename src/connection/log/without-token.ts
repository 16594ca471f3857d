/** A value may be within JSON, where a slash can be written as `\/`. */
const TOKEN = /(x-amz-security-token:)(?:[\w+/=%-]|\\\/)+/gi;

/**
 * An error's text without the session token: when a signature is wrong (a clock that is off is
 * enough), AWS answers with the whole canonical request, and the token's header stands in it.
 */
export function withoutToken(text: string): string {
  return text.replaceAll(TOKEN, '$1(not shown)');
}
