import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import { Temporal } from '../../shared/time.ts';
import { ballotEvents } from './ballot-events.ts';
import { calendarOf } from './calendar.ts';
import { decideMessages } from './decide.ts';
import { fatesOf } from './message-fate.ts';
import { scanEvents } from './scan-events.ts';
import { standingForVoter } from './standing-for-voter.ts';
import type { MessageEvent, Timeline, TimelineEvent } from './timeline.ts';
import { voteEvents } from './vote-events.ts';
import type { VoterCase } from './voter-case.ts';

const sentAt = (row: LedgerRow): Temporal.Instant => row.acceptedAt ?? row.unknownSince ?? row.decidedAt;

const first = (instants: readonly Temporal.Instant[], otherwise: Temporal.Instant): Temporal.Instant =>
  instants.toSorted(Temporal.Instant.compare)[0] ?? otherwise;

/** Messages that belong to no report, one event for all channels of one. */
export const messageEvents = (
  rows: readonly LedgerRow[],
  subscription: VoterCase['subscription'],
  now: Temporal.Instant,
): readonly MessageEvent[] => {
  const keyOf = (row: LedgerRow): string =>
    [row.electionId, row.type, row.corrects, row.ballotId, baseVersion(row), row.method].join(' ');
  const groups = Object.values(Object.groupBy(rows, keyOf)).flatMap((group) => (group ? [group] : []));
  return groups.flatMap((group) => {
    const [row] = group;
    if (!row) return [];
    return {
      kind: 'message' as const,
      at: first(group.map(sentAt), now),
      type: row.type,
      ...(row.corrects ? { corrects: row.corrects } : {}),
      messages: fatesOf(group, { subscription, isTakenBack: false }),
    };
  });
};

const isReport = (event: TimelineEvent): boolean => event.kind === 'reported';

const byDate = (one: TimelineEvent, other: TimelineEvent): number =>
  Temporal.Instant.compare(one.at, other.at) || Number(isReport(other)) - Number(isReport(one));

/**
 * One voter's timeline in an election: what the county reported, by its own dates; what the Postal Service scanned; which messages told it, over which
 * channels and with what receipt; and why none did. It is reckoned from the records themselves by the rules that decide
 * messages, so that it says the same as they do, also in the moment between a report and its decision.
 * `voterCase.election` is the election as the voter's county certifies it (`asCertified`).
 */
export const timelineOf = (voterCase: VoterCase, now: Temporal.Instant): Timeline => {
  const { election, messages, subscription } = voterCase;
  const { recordJudgements } = decideMessages(voterCase, now);
  const calendar = calendarOf(election);
  const heard = { judgements: recordJudgements, standing: standingForVoter(voterCase, now) };
  const reports = [
    ...ballotEvents(voterCase, heard, calendar, now),
    ...voteEvents(voterCase, recordJudgements, calendar, now),
  ];
  const scans = scanEvents(voterCase, recordJudgements, calendar, now);
  const told = new Set([...reports, ...scans].flatMap(({ rows }) => rows));
  const apart = messages.filter((row) => !told.has(row));
  const events = [...[...reports, ...scans].map(({ event }) => event), ...messageEvents(apart, subscription, now)];
  return { electionId: election.id, events: events.toSorted(byDate) };
};
