import { countyOf } from '../../../shared/counties.ts';
import { pacificDate, Temporal } from '../../../shared/time.ts';
import { ISSUED_AT_MOST, JUMP_TIMES, MAILED_UNTIL_DAYS, PRACTICE, STALE_DAYS } from '../../data/plan-thresholds.ts';
import { issuedOf } from './by-calendar.ts';
import { sumOf } from './counts.ts';
import { followingIn, statusesOfDays } from './day-tally.ts';
import type { Noticed, PlanFacts } from './plan-facts.ts';
import { reaches } from './reaches.ts';

/** Whether this county has its ballots in review before they are accepted, by what it has sent. */
const practiceOf = ({ INR = 0, ACCEPTED = 0 }: Readonly<Record<string, number>>): 'review' | 'none' | 'unknown' => {
  if (ACCEPTED >= PRACTICE.ballots && INR === 0) return 'none';
  return INR >= PRACTICE.ballots && INR >= ACCEPTED * PRACTICE.share ? 'review' : 'unknown';
};

const byPractice = (facts: PlanFacts): readonly Noticed[] => {
  const { counts, days } = facts;
  const before = statusesOfDays(days);
  const { ACCEPTED = 0, INR = 0 } = counts.statuses;
  const found: Noticed[] = [];
  const issued = issuedOf(facts);
  const isFirst = (before['INR'] ?? 0) + (before['ACCEPTED'] ?? 0) + INR === 0;
  if (isFirst && reaches('accepted-unreviewed', ACCEPTED, issued)) {
    found.push({ rule: 'accepted-unreviewed', count: ACCEPTED, of: issued });
  }
  const unreviewed = counts.marks.unreviewed ?? 0;
  const practice = practiceOf(before);
  if (practice === 'review' && reaches('review-left-out', unreviewed, ACCEPTED)) {
    found.push({ rule: 'review-left-out', count: unreviewed, of: ACCEPTED });
  }
  const following = counts.marks.following ?? 0;
  if (practice === 'none' && reaches('review-unheard-of', INR, following)) {
    found.push({ rule: 'review-unheard-of', count: INR, of: following });
  }
  return found;
};

/** New numbers for voters who have a ballot, without a word of which they replace. */
const mailedTwice = ({ counts, days, county, election, now }: PlanFacts): readonly Noticed[] => {
  const before = statusesOfDays(days)['ISSUED'] ?? 0;
  const count = (counts.statuses['ISSUED'] ?? 0) - (counts.marks.replacing ?? 0);
  const isMore = before + count > countyOf(county).activeRegistered2022 * ISSUED_AT_MOST;
  const isLate = pacificDate(now).until(election.date).days < MAILED_UNTIL_DAYS;
  return before > 0 && (isMore || isLate) && reaches('mailed-twice', count, before)
    ? [{ rule: 'mailed-twice', count, of: before }]
    : [];
};

const stale = ({ counts, days }: PlanFacts): readonly Noticed[] => {
  const newest = days
    .flatMap(({ asOf }) => asOf ?? [])
    .toSorted(Temporal.Instant.compare)
    .at(-1);
  if (newest === undefined) return [];
  const last = pacificDate(newest).subtract({ days: STALE_DAYS }).toString();
  const old = Object.entries(counts.days).filter(([day]) => day <= last);
  const count = old.reduce((sum, [, rows]) => sum + rows, 0);
  const all = sumOf(counts.days);
  const day =
    old
      .map(([one]) => one)
      .toSorted()
      .at(-1) ?? last;
  return reaches('stale-file', count, all) ? [{ rule: 'stale-file', count, of: all, day }] : [];
};

/** Far more in one day than on any day before; what comes after days of silence may be that of all of them. */
const jump = (facts: PlanFacts): readonly Noticed[] => {
  const { counts, days, election, now } = facts;
  const today = pacificDate(now);
  if (today.until(election.date).days <= 1) return [];
  const isToday = (day: Temporal.PlainDate): boolean => day.equals(today);
  const earlier = days.filter(({ day }) => !isToday(day));
  const greatest = Math.max(0, ...earlier.map(({ statuses }) => followingIn(statuses)));
  const last = earlier.at(-1);
  if (last === undefined || greatest === 0) return [];
  const silent = Math.max(1, last.day.until(today).days);
  const fresh = followingIn(counts.statuses);
  const count = followingIn(statusesOfDays(days.filter(({ day }) => isToday(day)))) + fresh;
  const isJump = fresh > 0 && count > greatest * JUMP_TIMES * silent && reaches('jump', count, issuedOf(facts));
  return isJump ? [{ rule: 'jump', count, of: greatest, day: last.day.toString() }] : [];
};

/** What speaks against an upload by what the county has sent before. */
export const byHistory = (facts: PlanFacts): readonly Noticed[] => [
  ...byPractice(facts),
  ...mailedTwice(facts),
  ...stale(facts),
  ...jump(facts),
];
