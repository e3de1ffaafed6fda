import type { Ballot } from './ballot.ts';

/** Whether any of a voter's ballots was ever recorded as issued, whatever became of it. */
export const wasIssued = (ballots: readonly Pick<Ballot, 'entries'>[]): boolean =>
  ballots.some(({ entries }) => entries.some(({ code }) => code === 'ISSUED'));
