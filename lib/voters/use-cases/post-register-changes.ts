import { type CheckedRow, type RowProblem, rowProblem } from '../../shared/rows.ts';
import type { Temporal } from '../../shared/time.ts';
import { NOTHING_APPLIED } from '../domain/register/apply-counts.ts';
import type { Applied } from '../domain/register/apply-statement.ts';
import { type UrgentChange, urgentStatement } from '../domain/register/urgent.ts';
import { type ApplyPorts, applyStatements } from './apply-statements.ts';

/** What became of an upload of urgent changes, row by row. */
export type ChangesPosted = {
  readonly accepted: number;
  /** Rows that were recorded before. */
  readonly unchanged: number;
  /** Rows of which something later is known already: it stands. */
  readonly outdated: number;
  readonly rejected: readonly RowProblem[];
  /** Subscriptions that ended because their voters moved to another county. */
  readonly ended: number;
};

/** How far ahead of our clock a change may be: two clocks differ by less. */
const AHEAD_MINUTES = 15;

const AHEAD = 'a time in the future. Send a change once it is true.';
const UNKNOWN = 'nobody with this ID is in the register. Send "registered" with the whole row.';

const isAhead = (at: Temporal.Instant, now: Temporal.Instant): boolean =>
  at.epochMilliseconds > now.add({ minutes: AHEAD_MINUTES }).epochMilliseconds;

/**
 * Records changes of the day, each voter's in the order of the upload. Sending anything again changes nothing. Throws
 * when a table cannot be reached; the same upload again then completes it.
 */
export const postRegisterChanges = async (
  ports: ApplyPorts,
  rows: readonly CheckedRow<UrgentChange>[],
  now: Temporal.Instant,
): Promise<ChangesPosted> => {
  const rejected: RowProblem[] = [];
  const statements = new Map<ReturnType<typeof urgentStatement>, number>();
  rows.forEach((row, index) => {
    if (!row.ok) rejected.push(row.error);
    else if (isAhead(row.value.at, now)) rejected.push(rowProblem(index, 'at', 'in-the-future', AHEAD));
    else statements.set(urgentStatement(row.value), index);
  });
  const outcomes = new Map<number, Applied['outcome']>();
  const counts =
    statements.size === 0
      ? NOTHING_APPLIED
      : await applyStatements(ports, [...statements.keys()], now, (statement, { outcome }) => {
          const index = statements.get(statement);
          if (index !== undefined) outcomes.set(index, outcome);
        });
  for (const [index, outcome] of outcomes) {
    if (outcome === 'unknown') rejected.push(rowProblem(index, 'voterId', 'unknown-voter', UNKNOWN));
  }
  return {
    accepted: counts.written,
    unchanged: counts.already,
    outdated: counts.newer,
    rejected: rejected.toSorted((one, other) => one.index - other.index),
    ended: counts.ended,
  };
};
