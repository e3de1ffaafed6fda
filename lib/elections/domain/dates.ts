import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { deadlinesOf, earlyCertification, lateCertification, OFFSETS } from './deadlines.ts';
import type { Election } from './election.ts';
import type { ElectionRefusal } from './refusal.ts';

/**
 * The day on which tracking begins: the one that is stated, which may not have passed, or otherwise E-29 and not before
 * today. What happened before an election was set up is recorded, and never told as a backlog.
 */
export const trackingFrom = (
  { trackingOn, date }: { readonly trackingOn?: Temporal.PlainDate | undefined; readonly date: Temporal.PlainDate },
  today: Temporal.PlainDate,
): Result<Temporal.PlainDate, ElectionRefusal> => {
  const day = trackingOn ?? date.add({ days: OFFSETS.mailing });
  if (Temporal.PlainDate.compare(day, today) >= 0) return ok(day);
  if (trackingOn === undefined) return ok(today);
  const detail = `"trackingOn" may not be ${day}: that day has passed. Leave it out, and tracking begins today.`;
  return err({ code: 'in-the-past', detail });
};

/**
 * What is wrong with the dates of an election; undefined when they fit each other. What arrives after certification
 * counts no more: no deadline is later, and nobody certifies while the law's own still run.
 */
export const badDates = (election: Election): ElectionRefusal | undefined => {
  if (Temporal.PlainDate.compare(election.trackingOn, election.date) > 0) {
    return { code: 'bad-dates', detail: `"trackingOn" is after the election date ${election.date}.` };
  }
  const tooFar = lateCertification(election.date, election.deadlines.certifiedOn);
  if (tooFar) return { code: 'bad-dates', detail: tooFar };
  const { receiptBy, certifiedOn, cureBy } = election.deadlines;
  const early = [receiptBy, certifiedOn, pacificDate(cureBy)].some(
    (day) => Temporal.PlainDate.compare(day, election.date) < 0,
  );
  if (early) return { code: 'bad-dates', detail: 'A deadline lies before the election date.' };
  const law = deadlinesOf(election.kind, election.date, { certifiedOn });
  const isLate = (day: Temporal.PlainDate, byLaw: Temporal.PlainDate): boolean =>
    [certifiedOn, byLaw].every((last) => Temporal.PlainDate.compare(day, last) > 0);
  const late = isLate(receiptBy, law.receiptBy)
    ? 'receiptBy'
    : isLate(pacificDate(cureBy), pacificDate(law.cureBy))
      ? 'cureBy'
      : undefined;
  if (late === undefined) {
    const uncounted = earlyCertification(election.deadlines);
    return uncounted ? { code: 'bad-dates', detail: uncounted } : undefined;
  }
  const detail = `"${late}" is after ${certifiedOn}, the day of certification: what arrives then can count no more.`;
  return { code: 'bad-dates', detail };
};
