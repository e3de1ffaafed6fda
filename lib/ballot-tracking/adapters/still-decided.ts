import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { SendFacts } from '../../messaging/domain/delivery-check.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { Temporal } from '../../shared/time.ts';
import { asksForProgress } from '../domain/awaits-record.ts';
import { decideMessages } from '../domain/decide.ts';
import { ledgerBallotOf } from '../domain/envelope.ts';
import { isReminder } from '../domain/reminders.ts';
import { isDecidedHere } from '../domain/tell.ts';
import type { BallotStore, CaseRecords, ParticipationProgress } from '../ports.ts';
import { dynamodbBallots } from './ballots.ts';
import { dynamodbProgress } from './uploads.ts';

/** What messaging asks before it sends, in its own words: its port is fulfilled by shape, never imported here. */
type StillDecided = (row: LedgerRow, facts: SendFacts, now: Temporal.Instant) => Promise<boolean>;

type StillDecidedPorts = {
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

const isOf = (row: LedgerRow, { ballots, histories, envelopes = [] }: CaseRecords): boolean =>
  row.ballotId === 'none'
    ? histories.length > 0
    : isReminder(row) ||
      ballots.some(({ ballotId }) => ballotId === row.ballotId) ||
      envelopes.some((envelope) => ledgerBallotOf(envelope) === row.ballotId);

/**
 * Decides about the voter once more, from what is recorded by now, and says whether the message would be withdrawn. One
 * read of the voter's records; a second one only where a ballot waits for a record of voting in person.
 */
export const stillDecided =
  (ports: StillDecidedPorts): StillDecided =>
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

/** Answers from the ballots table and the counties' progress. */
export const dynamodbStillDecided = (
  client: DynamoDBDocumentClient,
  tables: { readonly BALLOTS_TABLE: string; readonly UPLOADS_TABLE: string },
): StillDecided =>
  stillDecided({
    ballots: dynamodbBallots(client, tables.BALLOTS_TABLE),
    progress: dynamodbProgress(client, tables.UPLOADS_TABLE),
  });
