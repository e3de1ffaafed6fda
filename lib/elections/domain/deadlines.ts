import { pacificDate, pacificInstant, Temporal, toPacificIso } from '../../shared/time.ts';
import type { ElectionKind } from './election.ts';

/** The days of an election that rules and message texts depend on. Each is data of the election. */
export type Deadlines = {
  /** Last day on which a ballot postmarked by Election Day counts when received: E+7. */
  readonly receiptBy: Temporal.PlainDate;
  /** Until when a signature can be cured. Elections Code 3019 as amended by AB 827. */
  readonly cureBy: Temporal.Instant;
  /** When the county certifies; before it a ballot "will be counted", after it "was counted". */
  readonly certifiedOn: Temporal.PlainDate;
};

/** Days relative to Election Day. */
export const OFFSETS = {
  mailing: -29,
  receipt: 7,
  regularCure: 22,
  certification: 30,
  messagesEnd: 30,
  latestCertification: 60,
} as const;
/** Where AB 827 gives no day of its own, the cure ends two days before certification, at the same hour. */
const OTHER_CURE_DAYS_BEFORE_CERTIFICATION = 2;
const CURE_CLOSES = '17:00';
/** Direct primaries and general elections: March, June and November of even years (Elections Code 1001, 1201, 1202). */
const REGULAR_MONTHS: readonly number[] = [3, 6, 11];

/** Why a day cannot be the day of certification; undefined when it can. `certifiedOn` far away would never end messages. */
export const lateCertification = (date: Temporal.PlainDate, certifiedOn: Temporal.PlainDate): string | undefined => {
  const last = date.add({ days: OFFSETS.latestCertification });
  const days = certifiedOn.until(last).days;
  return days < 0
    ? `"certifiedOn" is after ${last}, ${OFFSETS.latestCertification} days after the election.`
    : undefined;
};

/**
 * Why a county cannot certify so early; undefined when it can. Ballots count until the end of `receiptBy`, and signatures
 * are cured until `cureBy`: before both are over nobody can say that a vote "was counted".
 */
export const earlyCertification = ({ receiptBy, cureBy, certifiedOn }: Deadlines): string | undefined => {
  const cureDay = pacificDate(cureBy);
  if (Temporal.PlainDate.compare(certifiedOn, receiptBy) <= 0) {
    return `"certifiedOn" ${certifiedOn} is too early: ballots count when received until ${receiptBy}. Certify on a later day.`;
  }
  return Temporal.PlainDate.compare(certifiedOn, cureDay) < 0
    ? `"certifiedOn" ${certifiedOn} is too early: signatures are cured until ${cureDay}. Certify on that day or later.`
    : undefined;
};

const isRegular = (kind: ElectionKind, date: Temporal.PlainDate): boolean =>
  kind === 'statewide' && date.year % 2 === 0 && REGULAR_MONTHS.includes(date.month);

/** The deadlines that the law gives this election, except those that the request states itself. */
export const deadlinesOf = (
  kind: ElectionKind,
  date: Temporal.PlainDate,
  stated: { readonly [deadline in keyof Deadlines]?: Deadlines[deadline] | undefined } = {},
): Deadlines => {
  const certifiedOn = stated.certifiedOn ?? date.add({ days: OFFSETS.certification });
  const cureDay = isRegular(kind, date)
    ? date.add({ days: OFFSETS.regularCure })
    : certifiedOn.subtract({ days: OTHER_CURE_DAYS_BEFORE_CERTIFICATION });
  return {
    receiptBy: stated.receiptBy ?? date.add({ days: OFFSETS.receipt }),
    cureBy: stated.cureBy ?? pacificInstant(cureDay, CURE_CLOSES),
    certifiedOn,
  };
};

/**
 * Why the cure cannot end earlier than it did; undefined when it can. Once tracking is on, voters may have been told the
 * present end: whoever relies on it would come too late. A later end is allowed.
 */
export const shortenedCure = (
  { trackingOn, deadlines }: { readonly trackingOn: Temporal.PlainDate; readonly deadlines: Deadlines },
  { cureBy }: Deadlines,
  now: Temporal.Instant,
): string | undefined => {
  const isOn = Temporal.Instant.compare(now, pacificInstant(trackingOn, '00:00')) >= 0;
  if (!isOn || Temporal.Instant.compare(cureBy, deadlines.cureBy) >= 0) return undefined;
  return `Tracking began on ${trackingOn}: voters may have been told that signatures are cured until ${toPacificIso(deadlines.cureBy)}. That end may be later, not earlier.`;
};

/**
 * The deadlines with another day of certification. Where the law counts the cure from that day, it goes along, unless
 * the election states a day of its own: "so that it can count" ends with the day on which a county can count no more.
 */
export const certifiedAnew = (
  {
    kind,
    date,
    deadlines,
  }: { readonly kind: ElectionKind; readonly date: Temporal.PlainDate; readonly deadlines: Deadlines },
  certifiedOn: Temporal.PlainDate,
): Deadlines => {
  const cureByLaw = (day: Temporal.PlainDate): Temporal.Instant => deadlinesOf(kind, date, { certifiedOn: day }).cureBy;
  const isStated = !deadlines.cureBy.equals(cureByLaw(deadlines.certifiedOn));
  return { ...deadlines, certifiedOn, ...(isStated ? {} : { cureBy: cureByLaw(certifiedOn) }) };
};
