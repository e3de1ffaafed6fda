import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { type Ballot, statusesOf } from '../domain/ballot.ts';
import { recordHistory, type VotingHistory } from '../domain/in-person.ts';
import { recordStatus, type StatusRecord } from '../domain/record-status.ts';
import type { BallotStore } from '../ports.ts';

export type WithdrawalPorts = {
  readonly clock: Clock;
  readonly ballots: Pick<BallotStore, 'ofVoter' | 'append' | 'saveHistory'>;
};

type TakenBack = {
  readonly electionId: string;
  readonly county: CountyCode;
  readonly uploadId: string;
  /** Stands as the upload of the rows that take back. */
  readonly retractionId: string;
};

/** Two writers that meet on one record settle in one or two rounds. */
const MAX_ROUNDS = 8;

const isBallot = (record: Ballot | VotingHistory): record is Ballot => 'entries' in record;

/** The rows that take back what the upload said of a ballot, and is still in force. */
const withdrawals = (ballot: Ballot, uploadId: string): readonly StatusRecord[] =>
  statusesOf(ballot)
    .filter(({ entry, state }) => state === 'stated' && entry.uploadId === uploadId)
    .map(({ entry: { code, statusAt, sentDate, supersedes } }) => ({
      voterId: ballot.voterId,
      ballotId: ballot.ballotId,
      status: code,
      statusAt,
      sentDate,
      supersedes,
      withdrawn: true,
    }));

const withdrawBallot = async (
  ports: WithdrawalPorts,
  found: Ballot,
  taken: TakenBack,
): Promise<number | 'conflict'> => {
  const now = await ports.clock();
  let after = found;
  const rows = withdrawals(found, taken.uploadId);
  for (const row of rows) {
    const recorded = recordStatus(after, row, {
      electionId: taken.electionId,
      county: found.county,
      uploadId: taken.retractionId,
      now,
    });
    if (recorded.kind === 'recorded') after = recorded.ballot;
  }
  if (after === found) return 0;
  return (await ports.ballots.append([{ before: found, after }], now)) === 'saved' ? rows.length : 'conflict';
};

const withdrawHistory = async (
  ports: WithdrawalPorts,
  found: VotingHistory,
  taken: TakenBack,
): Promise<number | 'conflict'> => {
  const now = await ports.clock();
  let after = found;
  const said = found.statements.filter(({ active, uploadId }) => active && uploadId === taken.uploadId);
  for (const { at } of said) {
    const row = { voterId: found.voterId, method: found.method, active: false, at };
    const upload = { electionId: taken.electionId, county: found.county, now, uploadId: taken.retractionId };
    const recorded = recordHistory(after, row, upload);
    // One change, one version.
    if (recorded.kind === 'recorded') after = { ...recorded.history, version: found.version + 1 };
  }
  if (after === found) return 0;
  return (await ports.ballots.saveHistory(after, now)) === 'saved' ? said.length : 'conflict';
};

/**
 * Takes back what an upload said in one record, as its county would: the rows stay, and rows behind them withdraw them. Answers how
 * many. Doing it again changes nothing. Throws when the table cannot be reached or the record keeps changing.
 */
export const withdrawRecord = async (
  ports: WithdrawalPorts,
  found: Ballot | VotingHistory,
  taken: TakenBack,
): Promise<number> => {
  let record: Ballot | VotingHistory | undefined = found;
  for (let round = 1; round <= MAX_ROUNDS && record; round += 1) {
    const done = isBallot(record)
      ? await withdrawBallot(ports, record, taken)
      : await withdrawHistory(ports, record, taken);
    if (done !== 'conflict') return done;
    const { ballots, histories } = await ports.ballots.ofVoter({
      electionId: taken.electionId,
      voterId: found.voterId,
    });
    record = isBallot(found)
      ? ballots.find(({ ballotId }) => ballotId === found.ballotId)
      : histories.find(({ county, method }) => county === found.county && method === found.method);
  }
  if (record === undefined) return 0;
  throw new Error(`A record changed under ${MAX_ROUNDS} attempts to withdraw it.`);
};
