import { fitsReach } from '../../shared/identity.ts';
import { Temporal } from '../../shared/time.ts';
import type { Person, Post } from './person.ts';
import { SESSION_LIFE } from './rules.ts';

/** Somebody’s way in from one browser. The browser alone knows its id; `key` is the hash of it. */
export type Session = Pick<Post, 'county'> & {
  readonly key: string;
  readonly personId: string;
  readonly startedAt: Temporal.Instant;
  /** When it last asked for something, to the minute. */
  readonly seenAt: Temporal.Instant;
  /** It ends then, whatever is asked. */
  readonly endsAt: Temporal.Instant;
  /** In a few words of ours: `Firefox on Windows`. */
  readonly browser: string;
};

/** The session that a sign-in begins. */
export const newSession = (key: string, person: Person, browser: string, now: Temporal.Instant): Session => ({
  key,
  personId: person.id,
  county: person.county,
  startedAt: now,
  seenAt: now,
  endsAt: now.add(SESSION_LIFE.longest),
  browser,
});

const isBefore = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) < 0;

/** Whether a session opens anything for its person now. Its ends are excluded: at that instant it is over. */
export const isLive = (session: Session, person: Person, now: Temporal.Instant): boolean =>
  session.personId === person.id &&
  session.county === person.county &&
  fitsReach(person.role, person.county) &&
  isBefore(now, session.endsAt) &&
  isBefore(now, session.seenAt.add(SESSION_LIFE.idle)) &&
  (person.signedOutAt === null || isBefore(person.signedOutAt, session.startedAt));

/** Whether it is to be written down that the session was seen again. */
export const isToBeSeen = (session: Session, now: Temporal.Instant): boolean =>
  !isBefore(now, session.seenAt.add(SESSION_LIFE.seenAgainAfter));
