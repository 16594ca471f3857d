/** Where the sink listens: the page in the bare browser cannot be told another one. */
export const SINK_PORT = 47_913;
