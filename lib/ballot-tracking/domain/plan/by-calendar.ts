import { mailingDay } from '../../../elections/domain/message-window.ts';
import { countyOf } from '../../../shared/counties.ts';
import { pacificDate } from '../../../shared/time.ts';
import {
  PLAN_THRESHOLDS,
  RELEASED_TIMES,
  RETURNED_AT_MOST,
  STATUS_AT_MOST,
  STATUS_ROWS,
} from '../../data/plan-thresholds.ts';
import { addTallies, type Tally } from './counts.ts';
import { followingIn, statusesOfDays } from './day-tally.ts';
import type { Noticed, PlanFacts } from './plan-facts.ts';
import { reaches } from './reaches.ts';

/** Statuses that say nothing of a ballot that came back. */
const NOT_RETURNED: readonly string[] = ['UND', 'CLD'];

/** Ballots that were issued, with those of this upload; the county's registered voters where it has sent none. */
export const issuedOf = ({ counts, days, county }: Pick<PlanFacts, 'counts' | 'days' | 'county'>): number => {
  const issued = (statusesOfDays(days)['ISSUED'] ?? 0) + (counts.statuses['ISSUED'] ?? 0);
  return issued > 0 ? issued : countyOf(county).activeRegistered2022;
};

const returnedIn = (statuses: Tally): number =>
  followingIn(statuses) - NOT_RETURNED.reduce((sum, code) => sum + (statuses[code] ?? 0), 0);

/** The most that can be back by now, as a share of the ballots issued; undefined when it is asked no more. */
const shareBackBy = ({ election, now }: Pick<PlanFacts, 'election' | 'now'>): number | undefined => {
  const days = mailingDay(election).until(pacificDate(now)).days;
  return RETURNED_AT_MOST.find((step) => days <= step.days)?.share;
};

/**
 * Whether there are more than there can be. What was beyond it before, a person has looked at and released: then half as much
 * again is asked about once more.
 */
const isBeyond = (most: number, before: number, count: number): boolean =>
  count > (before > most ? before * RELEASED_TIMES : most);

/** What speaks against an upload by the day on which it comes and by how many ballots were issued. */
export const byCalendar = (facts: PlanFacts): readonly Noticed[] => {
  const { counts, days } = facts;
  const found: Noticed[] = [];
  const issued = issuedOf(facts);
  const before = statusesOfDays(days);
  const all = addTallies(before, counts.statuses);
  const back = shareBackBy(facts);
  const returned = returnedIn(all);
  const isNew = returnedIn(counts.statuses) > 0;
  const most = Math.max(PLAN_THRESHOLDS['returned-too-early'].rows - 1, issued * (back ?? 1));
  if (back !== undefined && isNew && isBeyond(most, returnedIn(before), returned)) {
    found.push({ rule: 'returned-too-early', count: returned, of: issued });
  }
  for (const [status, share] of Object.entries(STATUS_AT_MOST)) {
    const now = counts.statuses[status] ?? 0;
    const replaced = status === 'CLD' ? (counts.marks.replaced ?? 0) : 0;
    const count = (all[status] ?? 0) - replaced;
    const most = Math.max(STATUS_ROWS - 1, issued * share);
    if (now > replaced && isBeyond(most, before[status] ?? 0, count)) {
      found.push({ rule: 'too-many-of-one-status', count, of: issued, status });
    }
  }
  const early = counts.marks['mailed-early'] ?? 0;
  if (reaches('mailed-early', early, issued)) found.push({ rule: 'mailed-early', count: early, of: issued });
  return found;
};
