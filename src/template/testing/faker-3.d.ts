declare module 'faker/locale/en.js' {
  /** faker 3.1.0: its functions by module, and their lists of words. */
  interface Faker3 {
    fake(template: string): string;
    seed(seed: number): void;
    readonly date: Record<string, unknown>;
    readonly random: Record<string, unknown>;
    readonly [module: string]: unknown;
  }
  const faker: Faker3;
  export default faker;
}
