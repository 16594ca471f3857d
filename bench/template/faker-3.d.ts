declare module 'faker/locale/en.js' {
  /** The part of faker 3.1.0 that is used. */
  interface Faker3 {
    fake(template: string): string;
    readonly date: Record<string, unknown>;
    readonly random: Record<string, unknown>;
  }
  const faker: Faker3;
  export default faker;
}
