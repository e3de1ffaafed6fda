import type { Ballot, Outcome } from '../../../lib/ballot-tracking/domain/ballot.ts';
import { calendarOf } from '../../../lib/ballot-tracking/domain/calendar.ts';
import { decideMessages } from '../../../lib/ballot-tracking/domain/decide.ts';
import {
  type Envelope,
  type EnvelopeScan,
  recordScans,
  withoutScans,
} from '../../../lib/ballot-tracking/domain/envelope.ts';
import { isHistoryOf, recordHistory, type VotingHistory } from '../../../lib/ballot-tracking/domain/in-person.ts';
import type { RecordJudgement } from '../../../lib/ballot-tracking/domain/record-judgement.ts';
import type { StatusRecord } from '../../../lib/ballot-tracking/domain/record-status.ts';
import { type RowOutcome, type TakenIn, takeIn } from '../../../lib/ballot-tracking/domain/take-in.ts';
import type { Election } from '../../../lib/elections/domain/election.ts';
import type { CountyParticipation } from '../../../lib/elections/domain/participation.ts';
import { formatLedgerKey } from '../../../lib/messaging/domain/ledger-key.ts';
import { placeAfter } from '../../../lib/messaging/domain/ledger-place.ts';
import { type LedgerRow, rowOf } from '../../../lib/messaging/domain/ledger-row.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import { DEFAULT_HOURS } from '../../../lib/voters/domain/hours.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import type { VoterStanding } from '../../../lib/voters/domain/voter.ts';
import { election } from '../../elections/domain/elections.ts';

export const VOTER: VoterStanding = { voterId: 'V1', county: '03', status: 'A', confidential: false };

export const SUBSCRIPTION: Subscription = {
  voterId: 'V1',
  county: '03',
  channels: ['text'],
  language: 'en',
  hours: DEFAULT_HOURS,
  phone: '+12025550123',
  email: 'voter@example.org',
  consentedAt: Temporal.Instant.from('2026-09-01T17:00:00Z'),
  consentSource: 'site',
};

/** The ballot after a judgement, as a store leaves it. */
export const applyToBallot = (ballot: Ballot, recordJudgement: RecordJudgement): Ballot => {
  const { lookAgainAt: _cleared, ...rest } = ballot;
  return {
    ...rest,
    entries: ballot.entries.map((entry) => {
      const outcome = recordJudgement.outcomes.get(entry.version);
      return outcome ? { ...entry, outcome } : entry;
    }),
    ...(recordJudgement.lookAgainAt ? { lookAgainAt: recordJudgement.lookAgainAt } : {}),
  };
};

/** The participation record after a judgement. */
export const applyToHistory = (history: VotingHistory, recordJudgement: RecordJudgement): VotingHistory => {
  const { lookAgainAt: _cleared, ...rest } = history;
  const outcome = recordJudgement.outcomes.get(history.version);
  return {
    ...rest,
    ...(outcome ? { outcome } : {}),
    ...(recordJudgement.lookAgainAt ? { lookAgainAt: recordJudgement.lookAgainAt } : {}),
  };
};

/** The envelope after a judgement. */
export const applyToEnvelope = (envelope: Envelope, recordJudgement: RecordJudgement): Envelope => {
  const { lookAgainAt: _cleared, ...rest } = envelope;
  const outcome = recordJudgement.outcomes.get(envelope.version);
  return {
    ...rest,
    ...(outcome ? { outcome } : {}),
    ...(recordJudgement.lookAgainAt ? { lookAgainAt: recordJudgement.lookAgainAt } : {}),
  };
};

export type Row = {
  readonly ballotId?: string;
  readonly status: string;
  readonly statusAt: string;
  readonly sentDate?: string;
  readonly supersedes?: string;
  readonly withdrawn?: boolean;
};

/** An issue without a sent date was sent on the Pacific day of its own time. */
const sentDateOf = ({ status, statusAt, sentDate }: Row): Temporal.PlainDate | undefined => {
  if (sentDate !== undefined) return Temporal.PlainDate.from(sentDate);
  return status === 'ISSUED' ? pacificDate(Temporal.Instant.from(statusAt)) : undefined;
};

const toRecord = (row: Row): StatusRecord => ({
  voterId: VOTER.voterId,
  ballotId: row.ballotId ?? 'B1',
  status: row.status,
  statusAt: Temporal.Instant.from(row.statusAt),
  sentDate: sentDateOf(row),
  ...(row.supersedes ? { supersedes: row.supersedes } : {}),
  ...(row.withdrawn === undefined ? {} : { withdrawn: row.withdrawn }),
});

/**
 * One voter's election, played step by step. Every message stands in the ledger by its key; it counts as delivered from
 * the moment at which it may be sent.
 */
export class Scenario {
  election: Election = election();
  voter: VoterStanding | undefined = VOTER;
  subscription: Subscription | undefined = SUBSCRIPTION;
  participation: CountyParticipation | undefined;
  ballots: readonly Ballot[] = [];
  histories: readonly VotingHistory[] = [];
  envelopes: readonly Envelope[] = [];
  participationAsOf: Temporal.Instant | undefined;
  readonly ledger = new Map<string, LedgerRow>();

  /** What an upload of these rows would do. */
  takeIn(now: string, ...rows: readonly Row[]): TakenIn {
    const calendar = calendarOf(this.election);
    const at = Temporal.Instant.from(now);
    const upload = { electionId: this.election.id, county: '03', uploadId: now, now: at, calendar };
    return takeIn(this.ballots, rows.map(toRecord), upload);
  }

  /** Uploads rows at a moment, without deciding. */
  post(now: string, ...rows: readonly Row[]): readonly RowOutcome[] {
    const { changes, outcomes } = this.takeIn(now, ...rows);
    for (const { after } of changes) {
      this.ballots = [...this.ballots.filter(({ ballotId }) => ballotId !== after.ballotId), after];
    }
    return outcomes;
  }

  /** Uploads a participation record. */
  attend(now: string, method: string, at: string, active = true): void {
    const known = this.histories.find((history) => history.method === method);
    const record = { voterId: VOTER.voterId, method, active, at: Temporal.Instant.from(at) };
    const upload = { electionId: this.election.id, county: '03', now: Temporal.Instant.from(now) };
    const recorded = recordHistory(known, record, upload);
    if (recorded.kind !== 'recorded') return;
    this.histories = [...this.histories.filter((history) => history.method !== method), recorded.history];
  }

  /** A scan of one of the voter's envelopes: by its direction, and a number that tells envelopes apart. */
  scan(direction: Envelope['direction'], at: string, scan: Partial<EnvelopeScan> = {}, number = 1): void {
    const barcode = `0070090123400000${String(number).padStart(4, '0')}`;
    const key = { electionId: this.election.id, voterId: VOTER.voterId, county: '03', direction, barcode } as const;
    const isSame = (one: Envelope): boolean => one.barcode === barcode && one.direction === direction;
    const moment = Temporal.Instant.from(at);
    const recorded = recordScans(this.envelopes.find(isSame), key, [{ at: moment, code: '919', ...scan }], moment);
    if (recorded.kind === 'recorded') {
      this.envelopes = [...this.envelopes.filter((one) => !isSame(one)), recorded.envelope];
    }
  }

  /** The envelopes of a direction turn out to be another voter's. */
  takeBackScans(direction: Envelope['direction'], at: string): void {
    const now = Temporal.Instant.from(at);
    this.envelopes = this.envelopes.map((one) => (one.direction === direction ? (withoutScans(one, now) ?? one) : one));
  }

  /** Decides at a moment; answers the types newly told. */
  decide(now: string): string[] {
    const { election: one, voter, subscription, ballots, histories, envelopes, participationAsOf } = this;
    const participations = new Map(this.participation ? [['03', this.participation] as const] : []);
    const instant = Temporal.Instant.from(now);
    this.deliver(now);
    const facts = { election: one, participations, voter, subscription, ballots, histories, envelopes };
    const messages = [...this.ledger.values()];
    const asOf = participationAsOf ? { participationAsOf } : {};
    const decided = decideMessages({ ...facts, messages, ...asOf }, instant);
    for (const row of decided.withdrawn) this.ledger.set(formatLedgerKey(row), { ...row, state: 'superseded' });
    const fresh = decided.decisions.filter((decision) => !this.ledger.has(formatLedgerKey(decision)));
    for (const decision of fresh) this.ledger.set(formatLedgerKey(decision), rowOf(decision));
    this.deliver(now);
    for (const recordJudgement of decided.recordJudgements) {
      const { subject } = recordJudgement;
      this.ballots = this.ballots.map((ballot) =>
        subject.kind === 'ballot' && subject.ballotId === ballot.ballotId
          ? applyToBallot(ballot, recordJudgement)
          : ballot,
      );
      this.histories = this.histories.map((history) =>
        subject.kind === 'history' && isHistoryOf(subject)(history)
          ? applyToHistory(history, recordJudgement)
          : history,
      );
      this.envelopes = this.envelopes.map((envelope) =>
        subject.kind === 'envelope' && subject.barcode === envelope.barcode && subject.direction === envelope.direction
          ? applyToEnvelope(envelope, recordJudgement)
          : envelope,
      );
    }
    return fresh.map(({ ballotId, type }) => (ballotId === 'B1' ? type : `${ballotId} ${type}`));
  }

  /** Lets a moment come: what waits for it goes out. */
  deliver(now: string): void {
    const at = Temporal.Instant.from(now);
    for (const [key, row] of this.ledger) {
      const isOut = row.state === 'held' || row.state === 'due';
      if (!isOut || Temporal.Instant.compare(row.sendFrom, at) > 0) continue;
      const calledPlace = placeAfter([...this.ledger.values()], at);
      this.ledger.set(key, { ...row, state: 'delivered', acceptedAt: at, calledPlace });
    }
  }

  /** What waits to go out. */
  waiting(): string[] {
    return [...this.ledger.values()].filter(({ state }) => state === 'held').map(({ type }) => type);
  }

  /** Uploads and decides at once. */
  tell(now: string, ...rows: readonly Row[]): string[] {
    this.post(now, ...rows);
    return this.decide(now);
  }

  /** The outcome of a ballot's status. */
  outcome(version: number, ballotId = 'B1'): Outcome | undefined {
    return this.ballots.find((ballot) => ballot.ballotId === ballotId)?.entries[version - 1]?.outcome;
  }

  /** When anything of this voter must be looked at again, soonest first. */
  lookAgain(): string[] {
    return [...this.ballots, ...this.histories, ...this.envelopes]
      .flatMap(({ lookAgainAt }) => (lookAgainAt ? [lookAgainAt.toString()] : []))
      .sort();
  }
}

/** ISSUED for ballot B1 on the morning of E-29, told. */
export const issued = (): Scenario => {
  const scenario = new Scenario();
  scenario.tell('2026-10-05T17:00:00Z', {
    status: 'ISSUED',
    statusAt: '2026-10-05T16:00:00Z',
    sentDate: '2026-10-05',
  });
  return scenario;
};
