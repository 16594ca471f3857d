import { localeProblem } from '../../template/index.ts';
import { UsageError } from '../command.ts';

/** The language of generated words, such as en, de or pt_BR. @throws UsageError */
export function localeFlag(text: string): string {
  const unknown = localeProblem(text);
  if (unknown !== undefined) throw new UsageError(`--locale: ${unknown}`);
  return text;
}
