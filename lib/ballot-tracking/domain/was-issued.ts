import { type Ballot, statusesOf } from './ballot.ts';

/** Whether any of a voter's ballots was recorded as issued, and that was not taken back. */
export const wasIssued = (ballots: readonly Pick<Ballot, 'entries'>[]): boolean =>
  ballots.some((ballot) =>
    statusesOf(ballot).some(({ entry, state }) => entry.code === 'ISSUED' && state === 'stated'),
  );
