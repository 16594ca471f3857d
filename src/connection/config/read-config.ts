import type { core } from 'zod/mini';
import { err, ok, type Result } from '../../base/result.ts';
import { runtimeConfig, type RuntimeConfig } from './config.ts';

/** What is wrong with a configuration: which setting, and what about it. */
export interface ConfigProblem {
  /** `regions[1]`; empty for the file as a whole. */
  readonly setting: string;
  readonly words: string;
}

/** Reads the text of a `config.json`; all that is wrong comes back in words. */
export function readConfig(text: string): Result<RuntimeConfig, readonly ConfigProblem[]> {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return err([
      { setting: '', words: 'The file is not JSON. Look for a missing comma or quote.' },
    ]);
  }
  const parsed = runtimeConfig.safeParse(json);
  if (!parsed.success) return err(parsed.error.issues.map(problemOf));
  const { userPool, userPoolClient, identityPool } = parsed.data;
  const pools = { userPool, userPoolClient, identityPool };
  const missing = Object.entries(pools).filter(([, value]) => value === undefined);
  // All three or none: with one of them missing nobody can sign in.
  if (missing.length === 0 || missing.length === 3) return ok(parsed.data);
  return err(
    missing.map(([setting]) => ({
      setting,
      words: 'Missing. Signing in needs userPool, userPoolClient and identityPool together.',
    })),
  );
}

function problemOf(issue: core.$ZodIssue): ConfigProblem {
  if (issue.code === 'unrecognized_keys')
    return {
      setting: issue.keys.join(', '),
      words: 'There is no such setting. Check its spelling.',
    };
  const setting = issue.path.map((part, i) =>
    typeof part === 'number' ? `[${part}]` : i === 0 ? String(part) : `.${String(part)}`,
  );
  return { setting: setting.join(''), words: `It should be: ${issue.message}.` };
}
