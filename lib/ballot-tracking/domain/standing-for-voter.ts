import type { MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { type Ballot, statusesOf } from './ballot.ts';
import { calendarOf } from './calendar.ts';
import type { CurrentStatus } from './current-status.ts';
import { heldForRecord } from './judge-ballot.ts';
import { toBeHeard } from './to-be-heard.ts';
import type { VoterCase } from './voter-case.ts';

/** What stands of a ballot for its voter: the versions of its statuses, and as what they are told. */
export type Stands = { readonly versions: ReadonlySet<number>; readonly type: MessageType };

/** By ballot; none of a ballot that nobody is told of any more. */
export type Standing = ReadonlyMap<string, Stands>;

const without = ({ ballot, others }: CurrentStatus, held: ReadonlyMap<number, unknown>): Ballot => {
  if (held.size === 0) return ballot;
  const left = statusesOf(ballot).filter(({ entry }) => {
    const judgement = others.get(entry.version);
    // What a held status put behind itself was told to nobody either.
    const isBehind = judgement?.kind === 'silent' && judgement.reason === 'backward' && entry.code !== 'ISSUED';
    return !held.has(entry.version) && !isBehind;
  });
  const versions = new Set(left.flatMap(({ rows }) => rows.map(({ version }) => version)));
  return { ...ballot, entries: ballot.entries.filter(({ version }) => versions.has(version)) };
};

/**
 * What stands for the voter: what the messages tell, and nothing else. Nobody is told of a hold, so that what waits for
 * a record of voting in person leaves everything else as it was before it was reported: what stood then is judged by
 * the same rules, beside the voter's other ballots.
 */
export const standingForVoter = (voterCase: VoterCase, now: Temporal.Instant): Standing => {
  const calendar = calendarOf(voterCase.election);
  const { ballots, votes } = toBeHeard(voterCase, now);
  const statuses = ballots.map(({ currentStatus }) => currentStatus);
  const left = statuses.map((current): Ballot => {
    const others = statuses.filter((other) => other !== current);
    const home = voterCase.voter?.county ?? current.ballot.county;
    const around = { others, calendar, votedInPerson: votes.length > 0 };
    return without(current, heldForRecord(current, around, { home, asOf: voterCase.participationAsOf }, now));
  });
  const heard = toBeHeard({ ...voterCase, ballots: left }, now);
  return new Map(
    heard.ballots.flatMap(({ currentStatus, heard: one }) => {
      if (!one || !('news' in one)) return [];
      const { sayable, type } = one.news;
      return [[currentStatus.ballot.ballotId, { versions: new Set(sayable), type }] as const];
    }),
  );
};
