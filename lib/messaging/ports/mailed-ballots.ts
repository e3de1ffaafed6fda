/** What messages ask about ballots that were mailed. Throws when the table cannot be reached. */
export type MailedBallots = {
  /** Whether any ballot of the voter in this election was ever recorded as issued. */
  wasIssued(electionId: string, voterId: string): Promise<boolean>;
};
