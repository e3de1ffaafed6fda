import { pacificDate, Temporal } from '../../shared/time.ts';
import type { Election } from './election.ts';
import { messageWindow } from './message-window.ts';

/** Elections further off than this are not news for a voter yet. */
const SHOWN_DAYS_BEFORE = 120;

/** The elections that concern a voter now: not further off than 120 days, and messages about them not ended. */
export const currentElections = (elections: readonly Election[], now: Temporal.Instant): Election[] => {
  const today = pacificDate(now);
  return elections
    .filter((election) => Temporal.PlainDate.compare(messageWindow(election).lastDay, today) >= 0)
    .filter((election) => today.until(election.date).days <= SHOWN_DAYS_BEFORE)
    .toSorted((a, b) => Temporal.PlainDate.compare(a.date, b.date));
};
