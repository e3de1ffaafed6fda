/** What an operator has stopped. */
export type Halts = {
  /** The scopes in force (`haltKey`), at most 5 seconds old. Throws when the table cannot be reached: nothing is sent then. */
  active(): Promise<ReadonlySet<string>>;
};
