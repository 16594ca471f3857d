import { useStore } from 'zustand';
import { settings } from '../state/settings.ts';
import './tour-offer.css';

/** Offers the tour until it was seen or put away; afterwards a small link stays. */
export function TourOffer({ onStart }: { readonly onStart: () => void }) {
  const done = useStore(settings, (state) => state.tourDone);
  if (done)
    return (
      <button type="button" className="info-link" onClick={onStart}>
        Tour
      </button>
    );
  return (
    <span className="tour-offer">
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
