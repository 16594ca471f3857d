import { useId, useState } from 'react';
import { Failure } from '../../components/failure.tsx';
import { formatCount, formatShare, formatTime } from '../../text/format.ts';
import { pauseConsumer } from '../../state/reading/consumers.ts';
import { FanOutStatus } from '../fan-out/fan-out-status.tsx';
import { AgeChart, ageText } from './age-chart.tsx';
import { Computed } from './computed.tsx';
import { hasCheckpoint } from './consumer-start.ts';
import { consumerStateText, deliveryText, problemOf } from './consumer-text.ts';
import { Positions } from './positions.tsx';
import {
  checkpointNow,
  remove,
  setAlarm,
  startAgain,
  stop,
  switchIgnoring,
  type ShownConsumer,
} from './use-consumers.ts';

interface Props {
  readonly consumer: ShownConsumer;
  readonly onEdit: () => void;
}

/** One named consumer: what it does, how far behind it is, what it computed. */
export function ConsumerCard({ consumer, onEdit }: Props) {
  const { saved, state, ages } = consumer;
  const { settings, checkpoints } = saved;
  const snapshot = state?.snapshot;
  const isOn = state?.phase === 'reading' || state?.phase === 'registering';
  const text = consumerStateText(state);
  const problem = problemOf(state);
  const id = useId();
  return (
    <section className="card consumer" aria-labelledby={id}>
      <div className="card__head">
        <h2 className="card__title mono" id={id}>
          {settings.name}
        </h2>
        <span className={`consumer__state consumer__state--${text.tone}`}>
          <span aria-hidden="true">{text.sign}</span> {text.word}
        </span>
        <span className="secondary">{deliveryText(settings)}</span>
        <span className="card__spacer" />
        <Actions consumer={consumer} isOn={isOn} onEdit={onEdit} />
      </div>
      <div className="card__body stack stack--tight">
        {problem !== undefined && (
          <Failure what={`${settings.name} cannot read.`} failure={problem} />
        )}
        {state !== undefined && state.phase !== 'failed' && state.fanOut.state !== 'off' && (
          <div className="secondary consumer__fan-out">
            <FanOutStatus state={state.fanOut} />
          </div>
        )}
        <div className="consumer__parts">
          <div className="consumer__age">
            <p>
              Iterator age{' '}
              <strong className="num consumer__big">{ageText(snapshot?.iteratorAgeMs)}</strong>{' '}
              <span className="consumer-warning" role="status">
                {snapshot?.alarm === true && '▲ above its alarm'}
              </span>
            </p>
            <AgeChart name={settings.name} ages={ages} alarmMs={settings.alarmSeconds * 1000} />
            <AlarmField consumer={consumer} />
          </div>
          <dl className="consumer__figures num">
            <Figure name="Read" value={formatCount(snapshot?.reader.totals.read ?? 0)} />
            <Figure
              name="Throttled reads"
              value={formatCount(snapshot?.throttles ?? 0)}
              isWarning={(snapshot?.throttles ?? 0) > 0}
            />
            <Figure
              name="Of 5 reads/s"
              value={
                settings.delivery === 'fan-out'
                  ? 'takes none'
                  : formatShare(isOn ? (snapshot?.budgetShare ?? 0) : 0)
              }
            />
            <Figure name="Since checkpoint" value={formatCount(snapshot?.sinceCheckpoint ?? 0)} />
            <Figure
              name="Checkpoint"
              value={
                saved.checkpointedAt === undefined
                  ? 'none'
                  : formatTime(saved.checkpointedAt).slice(0, 8)
              }
            />
          </dl>
          <div className="consumer__computed stack stack--tight">
            <label className="consumer__switch">
              <input
                type="checkbox"
                role="switch"
                checked={settings.ignoreSeen}
                onChange={({ target }) => {
                  switchIgnoring(saved, target.checked, isOn);
                }}
              />
              Ignore ids already seen
            </label>
            <Computed settings={settings} result={snapshot?.computation} />
          </div>
        </div>
        <Positions
          name={settings.name}
          snapshot={snapshot}
          checkpoints={checkpoints}
          now={ages.at(-1)?.at ?? saved.checkpointedAt ?? 0}
        />
      </div>
    </section>
  );
}

function Figure({
  name,
  value,
  isWarning = false,
}: {
  readonly name: string;
  readonly value: string;
  readonly isWarning?: boolean;
}) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className={isWarning ? 'consumer-warning' : ''}>{value}</dd>
    </div>
  );
}

function Actions({ consumer: { saved, state }, isOn, onEdit }: Props & { readonly isOn: boolean }) {
  const [asking, setAsking] = useState(false);
  const paused = state?.snapshot?.reader.state === 'paused';
  const { id, settings } = saved;
  const action = (text: string, onClick: () => void) => (
    <button
      type="button"
      className="small-action"
      aria-label={`${text}: ${settings.name}`}
      onClick={onClick}
    >
      {text}
    </button>
  );
  if (asking)
    return (
      <span className="row">
        Forget it and its checkpoint?
        {action('Yes, remove', () => {
          remove(id);
        })}
        {action('Keep', () => {
          setAsking(false);
        })}
      </span>
    );
  return (
    <span className="row consumer__actions">
      {isOn ? (
        <>
          {action(paused ? 'Resume' : 'Pause', () => void pauseConsumer(id, !paused))}
          {action('Checkpoint', () => {
            checkpointNow(id);
          })}
          {action('Stop', () => {
            stop(id);
          })}
        </>
      ) : (
        <>
          {hasCheckpoint(saved) &&
            action('Resume from checkpoint', () => {
              startAgain(saved, 'checkpoint');
            })}
          {action('Start from its start', () => {
            startAgain(saved, 'start');
          })}
        </>
      )}
      {action('Edit', onEdit)}
      {action('Remove', () => {
        setAsking(true);
      })}
    </span>
  );
}

/** Takes effect on leaving the field or on Enter. */
function AlarmField({ consumer: { saved } }: { readonly consumer: ShownConsumer }) {
  const { alarmSeconds, name } = saved.settings;
  const [typed, setTyped] = useState<string>();
  const apply = (): void => {
    const seconds = Number(typed);
    if (typed !== undefined && typed.trim() !== '' && seconds >= 1 && seconds <= 604_800)
      setAlarm(saved, seconds);
    setTyped(undefined);
  };
  return (
    <label className="consumer__alarm">
      Alarm at{' '}
      <input
        type="number"
        min={1}
        max={604_800}
        aria-label={`Alarm of ${name} at iterator age, seconds`}
        value={typed ?? String(alarmSeconds)}
        onChange={({ target }) => {
          setTyped(target.value);
        }}
        onBlur={apply}
        onKeyDown={({ key }) => {
          if (key === 'Enter') apply();
        }}
      />{' '}
      s
    </label>
  );
}
