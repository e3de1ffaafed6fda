import { ENVELOPE_DIRECTIONS, type EnvelopeDirection } from '../../ballot-tracking/domain/envelope.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { Temporal } from '../../shared/time.ts';

/** One count of a county's envelopes: how many were `named` by tracking files under a day, how many of them were `scanned`, or how many were `seen` first on a day. */
export type CoverageCount = {
  readonly direction: EnvelopeDirection;
  readonly kind: 'named' | 'scanned' | 'seen';
  readonly day: Temporal.PlainDate;
  readonly count: number;
};

/** A county's counts in an election. */
export type Coverage = { readonly county: CountyCode; readonly counts: readonly CoverageCount[] };

/** A day of a county: envelopes handed to the Postal Service, how many of them it has scanned so far, and how many it has not. */
export type CoverageDay = {
  readonly direction: EnvelopeDirection;
  readonly day: Temporal.PlainDate;
  readonly mailed: number;
  readonly scanned: number;
  readonly notYetSeen: number;
  /** Of whatever mailing: envelopes that the Postal Service scanned for the first time on this day. */
  readonly firstScanned: number;
};

/** The same for all days. */
export type CoverageTotal = Omit<CoverageDay, 'day' | 'firstScanned'>;

const sum = (counts: readonly CoverageCount[]): number => counts.reduce((total, { count }) => total + count, 0);

/** The days of a county, or of several together, by direction and oldest first. */
export const coverageDays = ({ counts }: Pick<Coverage, 'counts'>): readonly CoverageDay[] =>
  ENVELOPE_DIRECTIONS.flatMap((direction) => {
    const own = counts.filter((one) => one.direction === direction);
    const days = Map.groupBy(own, ({ day }) => day.toString());
    return [...days]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, ofDay]): CoverageDay => {
        const of = (kind: CoverageCount['kind']): number => sum(ofDay.filter((one) => one.kind === kind));
        const [mailed, scanned] = [of('named'), of('scanned')];
        const notYetSeen = Math.max(mailed - scanned, 0);
        return { direction, day: Temporal.PlainDate.from(day), mailed, scanned, notYetSeen, firstScanned: of('seen') };
      });
  });

/** A county's totals, one for each direction in which it has barcodes. */
export const coverageTotals = (coverage: Coverage): readonly CoverageTotal[] => {
  const days = coverageDays(coverage);
  return ENVELOPE_DIRECTIONS.flatMap((direction) => {
    const own = days.filter((day) => day.direction === direction);
    if (own.length === 0) return [];
    const total = (of: 'mailed' | 'scanned' | 'notYetSeen'): number => own.reduce((all, day) => all + day[of], 0);
    return { direction, mailed: total('mailed'), scanned: total('scanned'), notYetSeen: total('notYetSeen') };
  });
};
