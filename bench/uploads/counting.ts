import type { Ballot } from '../../lib/ballot-tracking/domain/ballot.ts';
import type { BallotStore } from '../../lib/ballot-tracking/ports.ts';
import { Temporal } from '../../lib/shared/time.ts';
import type { VoterRegister } from '../../lib/voters/ports.ts';
import { COUNTY, ELECTION } from './election.ts';

/** What was asked of the tables. */
export type Asked = { rowsRead: number; rowsWritten: number; readUnits: number; writeUnits: number };

const ISSUED_AT = Temporal.Instant.from('2026-10-05T16:00:00Z');
const DAY = Temporal.PlainDate.from('2026-10-05');

const issued = (voterId: string, ballotId: string): Ballot => ({
  electionId: ELECTION.id,
  voterId,
  county: COUNTY,
  ballotId,
  entries: [
    { version: 1, code: 'ISSUED', statusAt: ISSUED_AT, sentDate: DAY, recordedAt: ISSUED_AT, uploadId: 'last' },
  ],
});

/**
 * The tables as the adapters ask them, counted and not kept: every voter is the county's; where the county's file is `known`, every
 * ballot was mailed. Units as DynamoDB bills them: a voter is read for half a unit, a ballot consistently for one; a write of under
 * a kilobyte is one, and one more in the index of undecided ballots.
 */
export const countingTables = (known: boolean) => {
  const asked: Asked = { rowsRead: 0, rowsWritten: 0, readUnits: 0, writeUnits: 0 };
  const voters: VoterRegister = {
    find: async (voterId) => ({ voterId, county: COUNTY, status: 'A', confidential: false }),
    findAll: async (ids) => {
      asked.readUnits += ids.length / 2;
      return new Map(ids.map((voterId) => [voterId, { voterId, county: COUNTY, status: 'A', confidential: false }]));
    },
  };
  const found = (rows: readonly { voterId: string; ballotId: string }[]): Ballot[] =>
    known ? rows.map(({ voterId, ballotId }) => issued(voterId, ballotId)) : [];
  const ballots: Pick<BallotStore, 'ofVoter' | 'findAll' | 'append'> = {
    ofVoter: async () => {
      throw new Error('No row of the bench needs all of a voter.');
    },
    findAll: async (_election, rows) => {
      asked.readUnits += rows.length;
      asked.rowsRead += rows.length;
      return found(rows);
    },
    append: async (changes) => {
      asked.rowsWritten += changes.length;
      asked.writeUnits += 2 * changes.length;
      return 'saved';
    },
  };
  return { asked, voters, ballots: ballots as BallotStore };
};
