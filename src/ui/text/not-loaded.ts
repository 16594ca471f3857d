/** A part of the page that is fetched on first use did not come, as when the network is gone. */
export const NOT_LOADED =
  'This part of the page could not be loaded. Check the network, then reload the page. What you saved is kept.';
