/** A code as Cognito takes it: apps and mails show it in groups, as in `123 456` or `123-456`. */
export function tidyCode(typed: string): string {
  return typed.replaceAll(/[\s\u200b\u2060\ufeff-]+/g, '');
}
