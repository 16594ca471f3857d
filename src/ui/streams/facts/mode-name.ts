/** A stream's capacity mode, as the AWS console names it. */
export function modeName(mode: string): string {
  return mode === 'ON_DEMAND' ? 'On demand' : 'Provisioned';
}
