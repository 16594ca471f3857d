import { useId, useState } from 'react';
import type { Outcome } from '../../../exercises/checks/outcome.ts';
import type { Question } from '../../../exercises/file/question-schema.ts';
import { RichText } from '../rich-text.tsx';

interface Props {
  readonly question: Question;
  /** What was checked last. */
  readonly checked: string;
  readonly outcome: Outcome | undefined;
  readonly onCheck: (typed: string) => void;
}

/** A question with its answer, typed or chosen. It counts once Check is pressed. */
export function QuestionField({ question, checked, outcome, onCheck }: Props) {
  const [typed, setTyped] = useState(checked);
  const id = useId();
  const right = outcome?.passed === true;
  const { answer, explain } = question;
  return (
    <form
      className="ex__question"
      onSubmit={(event) => {
        event.preventDefault();
        onCheck(typed);
      }}
    >
      {answer.type === 'choice' ? (
        <fieldset className="ex__choices">
          <legend>
            <RichText text={question.text} />
          </legend>
          {answer.options.map((option) => (
            <label key={option.id} className="ex__choice">
              <input
                type="radio"
                name={id}
                value={option.id}
                checked={typed === option.id}
                onChange={() => {
                  setTyped(option.id);
                }}
              />
              <span>{option.text}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <>
          <label htmlFor={id}>
            <RichText text={question.text} />
          </label>
          <input
            id={id}
            className="ex__input"
            value={typed}
            autoComplete="off"
            spellCheck={false}
            aria-describedby={`${id}-outcome`}
            onChange={(event) => {
              setTyped(event.target.value);
            }}
          />
        </>
      )}
      <div className="row">
        <button type="submit" className="ex__button" disabled={typed.trim() === ''}>
          Check
        </button>
        <span id={`${id}-outcome`} role="status" className={right ? 'ex__right' : 'ex__wrong'}>
          {checked === '' || outcome === undefined
            ? ''
            : right
              ? `✓ ${outcome.detail}`
              : `✗ ${outcome.detail}`}
        </span>
      </div>
      {right && explain !== undefined && (
        <p className="ex__explain">
          <RichText text={explain} />
        </p>
      )}
    </form>
  );
}
