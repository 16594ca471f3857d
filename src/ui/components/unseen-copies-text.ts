/** In the run and in its report, where the service does not show the times of its connections. */
export const UNSEEN_COPIES =
  'When a connection is cut, this browser may send a call again by itself, and records may be stored twice. Such copies cannot be seen here.';
