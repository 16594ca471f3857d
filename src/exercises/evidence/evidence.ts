import { own } from '../../base/own.ts';
import { canonicalJson } from './canonical-json.ts';
import { FIGURE_NAMES, figureOf } from '../checks/run-figures.ts';
import type { Answer } from '../file/question-schema.ts';
import type { Exercise } from '../file/schema.ts';
import { countsSince, evaluateStep, type PassedStep, type TypedAnswers } from '../progress.ts';
import { sha256 } from './sha256.ts';
import type { ExerciseState, FinishedRun } from '../state.ts';

export const EVIDENCE_KIND = 'shardlab-evidence';

/** What a student hands in. Times are ISO 8601. */
export interface Evidence {
  readonly version: 1;
  readonly kind: typeof EVIDENCE_KIND;
  readonly name: string;
  readonly exercise: {
    readonly id: string;
    readonly title: string;
    /** SHA-256 of the exercise itself, so that a changed worksheet shows. */
    readonly fingerprint: string;
  };
  readonly startedAt: string;
  readonly savedAt: string;
  /** `Practice`, or an endpoint's host. */
  readonly place: string;
  readonly passed: boolean;
  readonly streams: readonly EvidenceStream[];
  readonly runs: readonly EvidenceRun[];
  readonly steps: readonly EvidenceStep[];
  /** SHA-256 over the canonical JSON (RFC 8785) of all the rest. */
  readonly digest: string;
}

interface EvidenceStream {
  readonly name: string;
  readonly createdAt: string;
  readonly shards: readonly { readonly shardId: string; readonly open: boolean }[];
}

export interface EvidenceRun {
  readonly id: string;
  readonly startedAt: string;
  readonly stream: string;
  readonly settings: FinishedRun['result']['scenario'];
  readonly seed: string | number;
  readonly figures: Readonly<Record<string, number>>;
  readonly shards: FinishedRun['result']['shards'];
  readonly windows: FinishedRun['result']['windows'];
}

export interface EvidenceStep {
  readonly id: string;
  readonly title: string;
  readonly passed: boolean;
  /** When; `null` while it is open. */
  readonly at: string | null;
  /** Each check, with what it saw when the step passed, or sees now. */
  readonly checks: readonly { readonly passed: boolean; readonly seen: string }[];
  readonly answers: readonly {
    readonly question: string;
    readonly typed: string;
    readonly right: boolean;
    readonly tries: number;
  }[];
}

export interface EvidenceInput {
  readonly name: string;
  /** As it was written. */
  readonly source: Exercise;
  /** As the student saw it. */
  readonly exercise: Exercise;
  readonly state: ExerciseState;
  readonly place: string;
  readonly answers: TypedAnswers;
  /** How often each answer was checked. */
  readonly tries: Readonly<Record<string, number>>;
  /** One per step that was passed, in order. */
  readonly passed: readonly PassedStep[];
  /** Epoch ms. */
  readonly now: number;
}

/** Longer runs are kept by every n-th second. */
const MOST_WINDOWS = 300;

export function buildEvidence(input: EvidenceInput): Evidence {
  const { exercise, source, state, passed } = input;
  const evidence: Omit<Evidence, 'digest'> = {
    version: 1,
    kind: EVIDENCE_KIND,
    name: input.name.trim(),
    exercise: {
      id: exercise.id,
      title: exercise.title,
      fingerprint: sha256(canonicalJson(source)),
    },
    startedAt: iso(state.startedAt),
    savedAt: iso(input.now),
    place: input.place,
    passed: passed.length >= exercise.steps.length,
    streams: state.streams.map(({ name, createdAt, shards }) => ({
      name,
      createdAt: iso(createdAt),
      shards: shards.map(({ shardId, open }) => ({ shardId, open })),
    })),
    runs: state.runs.map(evidenceRun),
    steps: exercise.steps.map((step, i) => {
      const done = passed[i];
      const outcome = evaluateStep(step, state, input.answers, countsSince(passed.slice(0, i)));
      return {
        id: step.id,
        title: step.title,
        passed: done !== undefined,
        at: done === undefined ? null : iso(done.at),
        checks:
          done?.seen.map((seen) => ({ passed: true, seen })) ??
          outcome.checks.map(({ passed: holds, detail }) => ({ passed: holds, seen: detail })),
        answers: step.questions.map((question, j) => ({
          question: question.text,
          typed: typedWords(question.answer, own(input.answers, question.id) ?? ''),
          right: done !== undefined || outcome.questions[j]?.passed === true,
          tries: own(input.tries, question.id) ?? 0,
        })),
      };
    }),
  };
  // What is signed is what a file can hold: no undefined, no -0.
  const plain = JSON.parse(JSON.stringify(evidence)) as Omit<Evidence, 'digest'>;
  return { ...plain, digest: digestOf(plain) };
}

/** A choice is kept by the id of its option, which says nothing to whoever reads the evidence. */
function typedWords(answer: Answer, typed: string): string {
  if (answer.type !== 'choice') return typed;
  return answer.options.find(({ id }) => id === typed)?.text ?? typed;
}

function evidenceRun({ id, result }: FinishedRun): EvidenceRun {
  const every = Math.ceil(result.windows.length / MOST_WINDOWS) || 1;
  return {
    id,
    startedAt: result.startedAt,
    stream: result.scenario.stream,
    settings: result.scenario,
    seed: result.seed,
    figures: Object.fromEntries(
      FIGURE_NAMES.map((name): [string, number] => [name, figureOf(result, name)]).filter(
        ([, value]) => Number.isFinite(value),
      ),
    ),
    shards: result.shards,
    windows: result.windows.filter((_, i) => i % every === 0),
  };
}

function iso(epochMs: number): string {
  return new Date(epochMs).toISOString();
}

/** SHA-256 over the canonical JSON of everything but `digest`, 64 hexadecimal digits. */
export function digestOf(evidence: object): string {
  return sha256(
    canonicalJson(
      Object.fromEntries(Object.entries(evidence).filter(([name]) => name !== 'digest')),
    ),
  );
}

/** The file: canonical, so that there is only one way to write it. */
export function evidenceFile(evidence: Evidence): string {
  return `${canonicalJson(evidence)}\n`;
}
