/** What pages ask of the practice worker. */
export interface PracticeProtocol {
  calls: {
    /** Opens a door for a worker's SDK client; `port` is transferred. */
    'door:open'(argument: { port: MessagePort }): void;
  };
  events: Record<string, never>;
}
