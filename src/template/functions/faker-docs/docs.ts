/** By function: what it does, and its arguments: those in order, then `;` and the options. */
export type FakerDocs = Readonly<Record<string, readonly [summary: string, args: string]>>;
