import type { Temporal } from '../../shared/time.ts';
import type { CopyId, Total } from './copy.ts';
import type { CopiedTable } from './table-plans.ts';

/** How far a refresh of the County Test Environment is, as its page shows it. */
export type Refresh = {
  readonly copy: CopyId;
  readonly state: 'waiting' | 'copying' | 'done' | 'differs';
  readonly startedAt: Temporal.Instant;
  readonly endedAt: Temporal.Instant | null;
  /** Each table as the source counted it, and as the environment does. Null until that is known. */
  readonly expected: Readonly<Record<CopiedTable, Total>> | null;
  readonly found: Readonly<Record<CopiedTable, Total>> | null;
  /** Files of rolls, and those that are not what was sent. */
  readonly objects: number;
  readonly objectsDiffering: number;
  /** Voters of whom nothing was copied. */
  readonly confidential: number;
  /** Counts the changes, from 1. */
  readonly version: number;
};

/** Whether the environment holds what was sent. */
export const isAsSent = ({
  expected,
  found,
  objectsDiffering,
}: Pick<Refresh, 'expected' | 'found' | 'objectsDiffering'>): boolean =>
  expected !== null &&
  found !== null &&
  objectsDiffering === 0 &&
  Object.entries(expected).every(([table, { rows, sum }]) => {
    const there = found[table as CopiedTable];
    return there.rows === rows && there.sum === sum;
  });
