import * as z from 'zod';
import { pacificDate, Temporal } from '../../shared/time.ts';
import anchorData from '../data/sync-anchors.json' with { type: 'json' };
import { completedAt, type SyncCheck } from './check.ts';
import type { SkipReason } from './skip-reason.ts';

const Anchor = z.strictObject({
  id: z.string(),
  name: z.string(),
  daysBefore: z.int().positive(),
  source: z.enum(['ec-2187', 'assumed']),
});
const { anchors, freshDays } = z
  .object({ freshDays: z.int().positive(), anchors: z.array(Anchor).min(1) })
  .parse(anchorData);

/** The days before a statewide election for which a passed check must be fresh. */
export const ANCHORS: readonly z.infer<typeof Anchor>[] = anchors;

/** A passed check counts for an anchor when it is at most this many days older. */
export const FRESH_DAYS = freshDays;

/**
 * `open`: there is still time. `no-data`: it lies before the first check that is on record of the county, so that nobody can say
 * whether it was met; from that check on, what is not on record is missed.
 */
export const STANDINGS = ['met', 'open', 'missed', 'no-data'] as const;
export type Standing = (typeof STANDINGS)[number];

/**
 * Whether a calendar month had a completed check, passed or not. Of a month without one, `skipReason` says which rule
 * of the Secretary of State's own let its last check out, when one did.
 */
export type MonthStanding = {
  readonly month: string;
  readonly standing: Standing;
  readonly checkId: string | null;
  readonly skipReason: SkipReason | null;
};

/** Whether a passed check was fresh on an anchor's day. */
export type AnchorStanding = {
  readonly electionId: string;
  readonly anchor: string;
  readonly name: string;
  readonly assumed: boolean;
  readonly date: Temporal.PlainDate;
  readonly standing: Standing;
  readonly checkId: string | null;
};

type Check = Pick<SyncCheck, 'id' | 'status' | 'result' | 'requestedAt' | 'endedAt' | 'skipReason'>;

const dated = (checks: readonly Check[]): { check: Check; date: Temporal.PlainDate }[] =>
  checks.flatMap((check) => {
    const at = completedAt(check);
    return at ? [{ check, date: pacificDate(at) }] : [];
  });

/** The Pacific date of the first check on record, however it ended; undefined where there is none. */
const firstOnRecord = (checks: readonly Check[]): Temporal.PlainDate | undefined =>
  checks.map(({ requestedAt }) => pacificDate(requestedAt)).toSorted(Temporal.PlainDate.compare)[0];

const { compare } = Temporal.PlainDate;

/** The calendar months from `from` to the present one, oldest first. `checks`: all on record of a county since before that. */
export const monthlyStanding = (
  checks: readonly Check[],
  from: Temporal.PlainYearMonth,
  today: Temporal.PlainDate,
): MonthStanding[] => {
  const completed = dated(checks);
  const present = today.toPlainYearMonth();
  const first = firstOnRecord(checks)?.toPlainYearMonth();
  const isOnRecord = (month: Temporal.PlainYearMonth): boolean =>
    first !== undefined && Temporal.PlainYearMonth.compare(month, first) >= 0;
  const standings: MonthStanding[] = [];
  for (let month = from; Temporal.PlainYearMonth.compare(month, present) <= 0; month = month.add({ months: 1 })) {
    const found = completed.find(({ date }) => date.toPlainYearMonth().equals(month));
    const unmet = isOnRecord(month) ? 'missed' : 'no-data';
    const standing = found ? 'met' : month.equals(present) ? 'open' : unmet;
    const skipped = checks
      .filter((check) => check.skipReason && pacificDate(check.requestedAt).toPlainYearMonth().equals(month))
      .toSorted((a, b) => Temporal.Instant.compare(a.requestedAt, b.requestedAt))
      .at(-1);
    const skipReason = found ? null : (skipped?.skipReason ?? null);
    standings.push({ month: month.toString(), standing, checkId: found?.check.id ?? null, skipReason });
  }
  return standings;
};

/** Each anchor of the statewide elections: a check that passed in the 30 days up to it, the day itself included. */
export const anchorStanding = (
  checks: readonly Check[],
  elections: readonly { readonly id: string; readonly date: Temporal.PlainDate }[],
  today: Temporal.PlainDate,
): AnchorStanding[] => {
  const passed = dated(checks).filter(({ check }) => check.result === 'passed');
  const first = firstOnRecord(checks);
  return elections
    .flatMap((election) =>
      ANCHORS.map((anchor): AnchorStanding => {
        const date = election.date.subtract({ days: anchor.daysBefore });
        const earliest = date.subtract({ days: FRESH_DAYS });
        const fresh = passed.find((one) => compare(one.date, earliest) >= 0 && compare(one.date, date) <= 0);
        const unmet = first !== undefined && compare(date, first) >= 0 ? 'missed' : 'no-data';
        const standing = fresh ? 'met' : compare(today, date) <= 0 ? 'open' : unmet;
        return {
          electionId: election.id,
          anchor: anchor.id,
          name: anchor.name,
          assumed: anchor.source === 'assumed',
          date,
          standing,
          checkId: fresh?.check.id ?? null,
        };
      }),
    )
    .toSorted((a, b) => compare(a.date, b.date) || a.anchor.localeCompare(b.anchor));
};
