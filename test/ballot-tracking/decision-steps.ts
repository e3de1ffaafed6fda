import { decideMessages } from '../../lambdas/ballot-tracking/decide-messages/handler.ts';
import { sweepBallots } from '../../lambdas/ballot-tracking/sweep-ballots/handler.ts';
import { calendarOf } from '../../lib/ballot-tracking/domain/calendar.ts';
import { lookAtVoters } from '../../lib/ballot-tracking/use-cases/look-at-voters.ts';
import { takeInVoters } from '../../lib/ballot-tracking/use-cases/take-in-voters.ts';
import { pacificDate, type Temporal } from '../../lib/shared/time.ts';
import { voterNowListening } from '../../lib/voters/adapters/subscriptions.ts';
import { election } from '../elections/domain/elections.ts';
import { type Change, MemoryLog, MemoryTracking } from './ballot-memory.ts';
import { SUBSCRIPTION } from './domain/scenario.ts';

/** The general election of 2026. */
export const ELECTION = election();
/** Two subscribed voters of Amador. */
export const VOTERS = ['V1', 'V2'];

/** The election and its voters, nothing uploaded yet, on the morning of E-29. */
export const memoryOf = (): MemoryTracking => {
  const memory = new MemoryTracking();
  memory.electionsById.set(ELECTION.id, ELECTION);
  for (const voterId of VOTERS) {
    memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
    memory.subscriptionOf.set(voterId, { ...SUBSCRIPTION, voterId, channels: ['text', 'email'] });
  }
  return memory;
};

export type Row = {
  readonly voterId: string;
  readonly ballotId: string;
  readonly status: string;
  readonly statusAt: Temporal.Instant;
  readonly sentDate?: Temporal.PlainDate;
  readonly supersedes?: string;
  readonly withdrawn?: boolean;
};

let uploads = 0;
/** An issue says when it was sent: on the day of its own time, unless the row says otherwise. */
const withSentDate = (row: Row): Row =>
  row.status === 'ISSUED' ? { sentDate: pacificDate(row.statusAt), ...row } : row;

/** Uploads rows as Amador. */
export const upload = async (memory: MemoryTracking, rows: readonly Row[]) => {
  const context = {
    electionId: ELECTION.id,
    county: '03',
    uploadId: `u${uploads++}`,
    now: memory.now,
    calendar: calendarOf(ELECTION),
  };
  const checked = rows.map((row) => ({ ok: true, value: withSentDate(row) }) as const);
  const looked = await lookAtVoters(memory.ballots, ELECTION, checked, context);
  return takeInVoters(memory.ballots, looked, { ...context, asOf: async () => undefined });
};

/** One record of the stream, as often as asked. */
export const change = (memory: MemoryTracking, which: number): Change | undefined =>
  memory.ballots.stream[which % Math.max(memory.ballots.stream.length, 1)];

/** Wakes decide-messages with a record of the stream. */
export const wake = async (memory: MemoryTracking, one: Change | undefined): Promise<void> => {
  const ports = Object.assign(Object.create(memory) as MemoryTracking, {
    voterNowListening,
    calendar: memory.elections,
  });
  if (one) await decideMessages(ports)({ eventName: 'MODIFY', keys: {}, ...one }, { log: new MemoryLog() });
};
/** Runs the sweep once. */
export const sweep = (memory: MemoryTracking, log = new MemoryLog()) => sweepBallots(memory)({ sweep: true }, { log });
