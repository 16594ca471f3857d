import { useStore } from 'zustand';
import { settings } from '../../state/saved/settings.ts';
import './tour-offer.css';

interface Props {
  /** Whether there is a stream to show; until then its place is kept, so that nothing moves. */
  readonly ready: boolean;
  readonly onStart: () => void;
}

/** Offers the tour until it was seen or put away; afterwards a small link stays. */
export function TourOffer({ ready, onStart }: Props) {
  const done = useStore(settings, (state) => state.tourDone);
  const waiting = ready ? '' : 'tour-offer--waiting';
  if (done)
    return (
      <button type="button" className={`info-link ${waiting}`} onClick={onStart}>
        Tour
      </button>
    );
  return (
    <span className={`tour-offer ${waiting}`}>
      <button type="button" className="small-button" onClick={onStart}>
        New here? One-minute tour
      </button>
      <button
        type="button"
        className="tour-offer__away"
        aria-label="No tour, thanks"
        onClick={() => {
          settings.setState({ tourDone: true });
        }}
      >
        ✕
      </button>
    </span>
  );
}
