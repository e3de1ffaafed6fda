import { pacificInstant, Temporal } from '../../shared/time.ts';
import { type Ballot, statusesOf, trueFrom } from './ballot.ts';
import type { Calendar } from './calendar.ts';
import type { Judgement } from './counting.ts';
import type { CurrentStatus } from './current-status.ts';
import { type Envelope, type EnvelopeScan, scansUntil } from './envelope.ts';

/** What is true of the voter besides the envelopes. */
export type Around = { readonly currentStatuses: readonly CurrentStatus[]; readonly votedInPerson: boolean };

/** A scan that tells its voter nothing. */
export const silent = (reason: (Judgement & { kind: 'silent' })['reason']): Judgement => ({ kind: 'silent', reason });

const isUpTo = (one: Temporal.Instant, other: Temporal.Instant): boolean => Temporal.Instant.compare(one, other) <= 0;

/** The scans of the time in which a ballot of this election can be in the mail: serial numbers are used again. */
export const countingScans = (envelope: Envelope, calendar: Calendar, now: Temporal.Instant): readonly EnvelopeScan[] =>
  scansUntil(envelope, now).filter(({ at }) => isUpTo(calendar.earliest, at) && isUpTo(at, calendar.messagesEnd));

/** The midnight from which a ballot was mailed last; undefined while it was not. */
export const mailedAt = ({ sentDay, issuedAt }: CurrentStatus): Temporal.Instant | undefined =>
  sentDay ? pacificInstant(Temporal.PlainDate.from(sentDay), '00:00') : issuedAt;

const laterOf = (one: Temporal.Instant | undefined, other: Temporal.Instant): Temporal.Instant =>
  one && isUpTo(other, one) ? one : other;

/** Whether a county reported anything about a ballot but that it was mailed, and did not take it back. */
export const isReportedOn = (ballot: Ballot, now: Temporal.Instant): boolean =>
  statusesOf(ballot).some(
    ({ entry, state }) => entry.code !== 'ISSUED' && state === 'stated' && isUpTo(trueFrom(entry), now),
  );

/** The first scan that says "back to the county", or why there is none yet. */
export const returnOf = (
  envelope: Envelope,
  scannedOut: Temporal.Instant | undefined,
  { currentStatuses, votedInPerson }: Around,
  calendar: Calendar,
  now: Temporal.Instant,
): EnvelopeScan | Judgement => {
  const scans = countingScans(envelope, calendar, now);
  const [first] = scans;
  if (first === undefined) return silent('nothing-to-tell');
  if (votedInPerson) return silent('replaced');
  const mailed = currentStatuses.filter((ballot) => mailedAt(ballot) !== undefined);
  const latest = mailed
    .flatMap((ballot) => mailedAt(ballot) ?? [])
    .reduce<Temporal.Instant | undefined>(laterOf, undefined);
  const from = latest ?? scannedOut;
  // A scan of an envelope whose ballot nobody mailed: the machine read it through the window of another one.
  if (from === undefined) return { kind: 'held', reason: 'not-issued' };
  const scan = scans.find(({ at }) => isUpTo(from, at));
  if (scan === undefined) return mailed.length > 1 ? silent('replaced') : { kind: 'held', reason: 'before-issue' };
  // The county has it, or says what became of it: that it is on its way is no news any more.
  const isOut = ({ stands }: CurrentStatus): boolean => stands?.stage === 'issued' || stands?.stage === 'undeliverable';
  const isBackSince = (ballot: CurrentStatus): boolean =>
    ballot.stands !== undefined && !isOut(ballot) && isUpTo(scan.at, ballot.stands.run[0].moment);
  const isCounted = currentStatuses.some(({ stands }) => stands?.stage === 'accepted');
  const isReported = mailed.length === 0 && currentStatuses.some(({ ballot }) => isReportedOn(ballot, now));
  const isOver = mailed.length > 0 && !mailed.some(isOut);
  return isCounted || isReported || isOver || currentStatuses.some(isBackSince) ? silent('superseded') : scan;
};
