import type { Result } from '../../shared/result.ts';
import type { SyncCheck } from '../domain/check.ts';
import type { CompareReport } from '../domain/compare/compare-report.ts';
import type { LastExtract } from '../domain/compare/file-fault.ts';
import type { RollRefused } from '../domain/compare/refusal.ts';
import type { Guards } from '../domain/compare/verify-rolls.ts';
import type { ComparisonStore, ComparisonTools } from '../ports/comparison.ts';
import { compareRolls } from './compare-rolls.ts';

/**
 * Compares the two pinned rolls of a check and keeps the differences for publication; `last`: the extract of the county's
 * last completed check. Refused when a file is not what
 * was announced; nothing is kept then. Throws when the store cannot be reached or the check has no rolls yet.
 */
export type CompareCheck = (
  check: SyncCheck,
  last: LastExtract | undefined,
) => Promise<Result<CompareReport, RollRefused>>;

/** The county may take on itself what looks like a fault of its file, never what is wrong with VoteCal's. */
const guardsOf = ({ extract }: SyncCheck): Guards => ({ ems: extract?.reallySo !== true, votecal: true });

/** The comparison of checks whose rolls are in this store. */
export const compareCheck =
  (store: ComparisonStore, tools: ComparisonTools): CompareCheck =>
  async (check, last) => {
    const { ems, votecal } = await store.rollsOf(check);
    return store.keepDifferences(check, (onDifference) =>
      compareRolls(tools, { ems, votecal, county: check.county, guards: guardsOf(check), last, onDifference }),
    );
  };
