import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { StillTrue } from '../../messaging/ports/still-true.ts';
import { asksForProgress } from '../domain/awaits-record.ts';
import { decideMessages } from '../domain/decide.ts';
import { isDecidedHere } from '../domain/tell.ts';
import type { BallotStore, CaseRecords, ParticipationProgress } from '../ports.ts';

export type StillDecidedPorts = {
  readonly ballots: Pick<BallotStore, 'ofVoter'>;
  readonly progress: Pick<ParticipationProgress, 'asOf'>;
};

const isSame = (one: LedgerRow, other: LedgerRow): boolean =>
  one.ballotId === other.ballotId &&
  one.type === other.type &&
  one.statusVersion === other.statusVersion &&
  one.channel === other.channel;

/** The message as it was before its sender took it: the decision withdraws nothing that is under way. */
const asWaiting = ({ unknownSince: _unknown, ...row }: LedgerRow): LedgerRow => ({ ...row, state: 'due' });

const isOf = (row: LedgerRow, { ballots, histories }: CaseRecords): boolean =>
  row.ballotId === 'none' ? histories.length > 0 : ballots.some(({ ballotId }) => ballotId === row.ballotId);

/**
 * Decides about the voter once more, from what is recorded by now, and says whether the message would be withdrawn. One
 * read of the voter's records; a second one only where a ballot waits for a record of voting in person.
 */
export const stillDecided =
  (ports: StillDecidedPorts): StillTrue =>
  async (row, { voterRows, subscription, voter, election, participation }, now) => {
    if (!isDecidedHere(row.type) || !voter || !subscription || !election) return true;
    const { electionId, voterId } = row;
    const records = await ports.ballots.ofVoter({ electionId, voterId });
    if (!isOf(row, records)) return true;
    const participationAsOf = asksForProgress(records)
      ? await ports.progress.asOf(electionId, voter.county)
      : undefined;
    const { withdrawn } = decideMessages(
      {
        election,
        participations: new Map(participation ? [[row.county, participation]] : []),
        voter,
        subscription,
        messages: voterRows.map((one) => (isSame(one, row) ? asWaiting(one) : one)),
        ...records,
        ...(participationAsOf ? { participationAsOf } : {}),
      },
      now,
    );
    return !withdrawn.some((one) => isSame(one, row));
  };
