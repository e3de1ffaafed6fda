import { OFFSETS } from '../../elections/domain/deadlines.ts';
import type { Election } from '../../elections/domain/election.ts';
import { messageWindow, windowCloses } from '../../elections/domain/message-window.ts';
import { pollsClose } from '../../messaging/domain/usable-until.ts';
import { pacificInstant, Temporal } from '../../shared/time.ts';
import {
  CERTIFICATION_LOOK_HOURS,
  DEADLINE_LOOK_HOURS,
  EARLIEST_MAILING_DAYS,
  IN_PERSON_GRACE_DAYS,
  LAST_IN_LINE_HOURS,
  LATEST_STATUS_DAYS,
} from '../data/limits.ts';

/** The instants of an election between which a status can be true. */
export type Calendar = {
  /** Midnight of E-45: nothing can have happened to a ballot before the first were mailed. */
  readonly earliest: Temporal.Instant;
  /** Midnight of E-29: regular mailing, and voting in person, can begin. */
  readonly votingFrom: Temporal.Instant;
  /** Midnight with which Election Day begins. */
  readonly electionDay: Temporal.Instant;
  readonly pollsClose: Temporal.Instant;
  /** When the last who stood in line as the polls closed has voted. */
  readonly votingOver: Temporal.Instant;
  /** The first instant after the last day on which a ballot counts when received. */
  readonly receiptOver: Temporal.Instant;
  /** The first instant after the last day of messages. */
  readonly messagesEnd: Temporal.Instant;
  /** Midnight after the last day on which any county may certify: until then the messages may go on longer. */
  readonly lastCertification: Temporal.Instant;
  /** Midnight after E+90: later dates are typing mistakes or placeholders. */
  readonly latest: Temporal.Instant;
};

const known = new WeakMap<Election, Calendar>();

/** The calendar of an election, as the county holds it: with its own day of certification. */
export const calendarOf = (election: Election): Calendar => {
  const before = known.get(election);
  if (before) return before;
  const midnight = (days: number): Temporal.Instant => pacificInstant(election.date.add({ days }), '00:00');
  const calendar = {
    earliest: midnight(-EARLIEST_MAILING_DAYS.military),
    votingFrom: midnight(-EARLIEST_MAILING_DAYS.others),
    electionDay: midnight(0),
    pollsClose: pollsClose(election),
    votingOver: pollsClose(election).add({ hours: LAST_IN_LINE_HOURS }),
    receiptOver: pacificInstant(election.deadlines.receiptBy.add({ days: 1 }), '00:00'),
    messagesEnd: windowCloses(messageWindow(election)),
    lastCertification: midnight(OFFSETS.latestCertification + 1),
    latest: midnight(LATEST_STATUS_DAYS + 1),
  };
  known.set(election, calendar);
  return calendar;
};

const lookIn =
  (hours: number) =>
  ({ lastCertification }: Calendar, now: Temporal.Instant): Temporal.Instant | undefined =>
    Temporal.Instant.compare(now, lastCertification) < 0 ? now.add({ hours }) : undefined;

/** When what lies after the last day of messages is looked at again; never once no county can certify any more. */
export const certificationLook = lookIn(CERTIFICATION_LOOK_HOURS);

/** The same for "not received on time" of a time before Election Day. */
export const deadlineLook = lookIn(DEADLINE_LOOK_HOURS);

/** How long CLD and VAV wait for the participation record of their voter, from when they are known. */
export const graceEnds = (from: Temporal.Instant): Temporal.Instant => from.add({ hours: 24 * IN_PERSON_GRACE_DAYS });
