import { own } from '../../../base/own.ts';
import type { StepOutcome } from '../../../exercises/progress.ts';
import type { Step } from '../../../exercises/file/schema.ts';
import type { ExerciseProgress } from '../../state/saved/exercise-progress.ts';
import { QuestionField } from './question-field.tsx';
import { RichText } from '../rich-text.tsx';
import { useState } from 'react';

interface Props {
  readonly step: Step;
  readonly outcome: StepOutcome;
  readonly progress: ExerciseProgress;
  readonly onAnswer: (question: string, typed: string) => void;
  readonly onHint: (step: string) => void;
}

/** What a page is called in a link to it. */
const PAGE_NAMES: Readonly<Record<string, string>> = {
  '': 'Workbench',
  streams: 'Streams page',
  records: 'Records page',
  runs: 'Runs page',
  practice: 'Practice page',
  templates: 'Templates page',
};

/** The step that is to be done: text, what was seen so far, questions, hints. */
export function StepPart({ step, outcome, progress, onAnswer, onHint }: Props) {
  const shown = own(progress.hints, step.id) ?? 0;
  return (
    <div className="stack stack--tight">
      {step.text.map((text, i) => (
        <p key={i}>
          <RichText text={text} />
        </p>
      ))}
      {step.snippets.map((snippet) => (
        <Snippet key={snippet.label} {...snippet} />
      ))}
      {step.page !== undefined && (
        <p>
          {/* A plain link: the router would move what follows "?" in front of the hash. */}
          <a href={`#${step.page}`}>Open the {pageName(step.page)}</a>
        </p>
      )}
      {outcome.checks.length > 0 && (
        <ul className="ex__checks" aria-label="What was seen so far" aria-live="polite">
          {outcome.checks.map(({ passed, detail }, i) => (
            <li key={i} className={passed ? 'ex__check ex__check--yes' : 'ex__check'}>
              <span aria-hidden="true">{passed ? '✓' : '○'}</span>
              <span>
                <span className="visually-hidden">{passed ? 'Done: ' : 'Not yet: '}</span>
                {detail}
              </span>
            </li>
          ))}
        </ul>
      )}
      {step.questions.map((question, i) => (
        <QuestionField
          key={question.id}
          question={question}
          checked={own(progress.answers, question.id) ?? ''}
          outcome={outcome.questions[i]}
          onCheck={(typed) => {
            onAnswer(question.id, typed);
          }}
        />
      ))}
      {step.hints.slice(0, shown).map((hint, i) => (
        <p key={i} className="ex__hint">
          <strong>Hint {i + 1}.</strong> <RichText text={hint} />
        </p>
      ))}
      {shown < step.hints.length && (
        <div>
          <button
            type="button"
            className="info-link"
            onClick={() => {
              onHint(step.id);
            }}
          >
            Show a hint ({shown + 1} of {step.hints.length})
          </button>
        </div>
      )}
    </div>
  );
}

function pageName(page: string): string {
  const [, first = ''] = /^\/(\w*)/.exec(page) ?? [];
  return own(PAGE_NAMES, first) ?? 'page';
}

/** A text to copy into a field. */
function Snippet({ label, text }: { readonly label: string; readonly text: string }) {
  const [copied, setCopied] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('Copied');
    } catch {
      // Over plain HTTP a browser has no clipboard for pages.
      setCopied('Select the text and copy it');
    }
  };
  return (
    <figure className="ex__snippet">
      <figcaption>
        <RichText text={label} />
        <span className="grow" />
        <span role="status" className="secondary">
          {copied}
        </span>
        <button
          type="button"
          className="info-link"
          aria-label={`Copy: ${label}`}
          onClick={() => void copy()}
        >
          Copy
        </button>
      </figcaption>
      <pre className="mono">{text}</pre>
    </figure>
  );
}
