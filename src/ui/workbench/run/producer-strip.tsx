import { useStore } from 'zustand';
import { formatCount, formatRate } from '../../text/format.ts';
import {
  addProducer,
  anyGoing,
  isGoing,
  producers,
  run,
  showProducer,
  stopRun,
  type ProducerRun,
} from '../../state/run/run.ts';
import { rateText, runStateText } from '../../run/run-text.ts';
import './producer-strip.css';

/** The producers of this page, once there is more than one: which is in view, and their sum. */
export function ProducerStrip() {
  const list = useStore(producers, (state) => state.list);
  const shown = useStore(run, (state) => state.id);
  const going = anyGoing(list);
  if (!going || (list.length < 2 && shown !== undefined)) return null;
  return (
    <section className="producers" aria-label="Producers">
      <ul className="producers__list">
        {list.map((one) => (
          <Producer key={one.id} producer={one} current={one.id === shown} />
        ))}
        {shown === undefined && (
          <li className="producers__one producers__one--current" aria-current="true">
            New producer: set it up on the left, then press Start
          </li>
        )}
      </ul>
      <p className="producers__sum num secondary">{sumText(list)}</p>
    </section>
  );
}

/** Makes room for another producer beside those that go on. */
export function AddProducer() {
  const going = useStore(run, (state) => isGoing(state.snapshot));
  if (!going) return null;
  return (
    <button
      type="button"
      className="small-button"
      title="Starts a second producer on this stream, with a template, keys and rate of its own"
      onClick={addProducer}
    >
      + Add a producer
    </button>
  );
}

function Producer(props: { readonly producer: ProducerRun; readonly current: boolean }) {
  const { producer, current } = props;
  const { id, name, stream, snapshot, unit, place } = producer;
  return (
    <li
      className={`producers__one ${current ? 'producers__one--current' : ''}`}
      aria-current={current}
    >
      <button
        type="button"
        className="producers__name"
        onClick={() => {
          showProducer(id);
        }}
      >
        {name}
      </button>
      <span className="secondary num">
        to {stream} · {snapshot === undefined ? 'Starting' : figures(snapshot, unit, place)}
      </span>
      {isGoing(snapshot) && (
        <button
          type="button"
          className="small-button"
          aria-label={`Stop ${name}`}
          onClick={() => void stopRun(id)}
        >
          {snapshot?.state.type === 'stopping' ? 'Give up the rest' : 'Stop'}
        </button>
      )}
    </li>
  );
}

function figures(
  snapshot: NonNullable<ProducerRun['snapshot']>,
  unit: ProducerRun['unit'],
  place: string,
): string {
  const accepted = `${formatCount(snapshot.accounts.accepted)} accepted`;
  const { type } = snapshot.state;
  if (type === 'running') return `${rateText(snapshot.targetRate, unit)} · ${accepted}`;
  if (type === 'ended') return `ended · ${accepted}`;
  return `${runStateText(snapshot, place)} · ${accepted}`;
}

/** The accounts of all of them, added up. */
function sumText(list: readonly ProducerRun[]): string {
  let due = 0;
  let accepted = 0;
  let perSecond = 0;
  for (const { snapshot } of list) {
    due += snapshot?.accounts.due ?? 0;
    accepted += snapshot?.accounts.accepted ?? 0;
    if (isGoing(snapshot)) perSecond += snapshot?.windows.at(-2)?.accepted ?? 0;
  }
  return `Together: ${formatRate(perSecond)}/s accepted now · ${formatCount(accepted)} of ${formatCount(due)} due records accepted`;
}
