import { RARE_STATUSES } from '../../data/plan-thresholds.ts';
import { sumOf } from './counts.ts';
import type { Noticed, PlanFacts } from './plan-facts.ts';
import { reaches } from './reaches.ts';

/** What speaks against an upload by its own rows. */
export const byRows = ({ counts, elsewhere }: Pick<PlanFacts, 'counts' | 'elsewhere'>): readonly Noticed[] => {
  const { rows, refused, doubled, statuses, waiting, marks } = counts;
  const fresh = sumOf(statuses);
  const following = marks.following ?? 0;
  const strangers = refused['unknown-voter'] ?? 0;
  // What is refused for what is recorded already says nothing of the file.
  const otherwise = sumOf(refused) - strangers - (refused['too-many'] ?? 0) - (refused['other-county'] ?? 0);
  const found: Noticed[] = [];
  const ask = (rule: Parameters<typeof reaches>[0], count: number, of: number): void => {
    if (reaches(rule, count, of)) found.push({ rule, count, of });
  };
  ask('other-county', strangers, rows);
  ask('mostly-refused', otherwise, rows);
  ask('doubled', doubled, rows);
  ask('unknown-codes', waiting['unknown-code'] ?? 0, fresh);
  ask('never-issued', waiting['not-issued'] ?? 0, following);
  ask('dated-before-mailing', waiting['before-issue'] ?? 0, following);
  ask('future-dates', waiting['future-date'] ?? 0, following);
  ask('too-early-for-late', waiting['before-receipt-deadline'] ?? 0, fresh);
  ask('after-messages', waiting['beyond-window'] ?? 0, fresh);
  ask('already-further', marks['already-further'] ?? 0, following);
  ask('other-election', elsewhere.found, elsewhere.asked);
  for (const status of RARE_STATUSES) {
    const count = statuses[status] ?? 0;
    if (reaches('one-rare-status', count, fresh)) found.push({ rule: 'one-rare-status', count, of: fresh, status });
  }
  return found;
};
