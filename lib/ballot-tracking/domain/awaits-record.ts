import { Temporal } from '../../shared/time.ts';
import { GRACE_LOOK_HOURS } from '../data/limits.ts';
import type { Ballot } from './ballot.ts';
import { type Calendar, graceEnds } from './calendar.ts';
import type { Counting, Judgement } from './counting.ts';

/** Whether a status may say that its voter votes in person. */
export const mayBeInPerson = (code: string): boolean => code === 'CLD' || code === 'VAV';

/** Who may be in person is asked up to when the county's records are complete; nobody else needs it. */
export const asksForProgress = ({ ballots }: { readonly ballots: readonly Pick<Ballot, 'entries'>[] }): boolean =>
  ballots.some(({ entries }) => entries.some(({ code }) => mayBeInPerson(code)));

const earlierOf = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) <= 0 ? one : other;

const laterOf = (one: Temporal.Instant, other: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.compare(one, other) >= 0 ? one : other;

/** Up to when the county's records of voting are complete, and whether anybody waits to hear what follows from it. */
export type Progress = { readonly asOf: Temporal.Instant | undefined; readonly isHeard: boolean };

/**
 * A mail ballot cancelled or refused from the beginning of voting until the last in line has voted may be so because
 * its voter votes in person. It waits for that record, until the county says that its
 * records are complete beyond it, or for the days of grace. Complete beyond it are those that were complete after we
 * knew of it: a time without an hour says midnight, and lies hours before what happened.
 */
export const waitForParticipation = (
  { entry }: Counting,
  { calendar, votedInPerson }: { readonly calendar: Calendar; readonly votedInPerson: boolean },
  { asOf, isHeard }: Progress,
  now: Temporal.Instant,
): Judgement | undefined => {
  if (votedInPerson) return { kind: 'held', reason: 'voted-in-person' };
  const { statusAt, recordedAt } = entry;
  const isOutside =
    Temporal.Instant.compare(statusAt, calendar.votingFrom) < 0 ||
    Temporal.Instant.compare(statusAt, calendar.votingOver) > 0 ||
    Temporal.Instant.compare(now, calendar.messagesEnd) >= 0;
  const knownFrom = laterOf(statusAt, recordedAt);
  const isComplete = asOf !== undefined && Temporal.Instant.compare(asOf, knownFrom) > 0;
  const ends = graceEnds(knownFrom);
  if (isOutside || isComplete || Temporal.Instant.compare(now, ends) >= 0) return undefined;
  // Whom nobody tells anything is looked at once, when it ends: three voters of four never signed up.
  const until = isHeard ? earlierOf(ends, now.add({ hours: GRACE_LOOK_HOURS })) : ends;
  return { kind: 'held', reason: 'awaiting-participation', until };
};
