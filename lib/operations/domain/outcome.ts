import type { SyncCheck } from '../../sync-checks/domain/check.ts';

/** What a check has come to, in the few words that a table or a map has room for. */
export const OUTCOMES = ['passed', 'failed', 'skipped', 'window-closed', 'no-result', 'running', 'none'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** The outcome of a county's last check; `undefined` for a county that has had none. */
export const outcomeOf = (check: SyncCheck | undefined): Outcome => {
  if (check === undefined) return 'none';
  if (check.result !== null) return check.result;
  switch (check.status) {
    case 'skipped':
      return 'skipped';
    case 'window-closed':
      return 'window-closed';
    case 'failed':
    case 'completed':
      return 'no-result';
    default:
      return 'running';
  }
};

/** How many of each outcome there are. */
export const countOutcomes = (outcomes: readonly Outcome[]): Readonly<Record<Outcome, number>> => {
  const counts = { passed: 0, failed: 0, skipped: 0, 'window-closed': 0, 'no-result': 0, running: 0, none: 0 };
  for (const outcome of outcomes) counts[outcome] += 1;
  return counts;
};
