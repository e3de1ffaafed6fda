import { ok, type Result } from '../../shared/result.ts';
import type { SyncCheck } from '../domain/check.ts';
import type { DifferenceCounts } from '../domain/compare/compare-report.ts';
import type { LastExtract } from '../domain/compare/file-fault.ts';
import type { Guards } from '../domain/compare/guards.ts';
import type { CheckReport } from '../domain/comparison.ts';
import { compareDifferences, type Difference, type PrecinctDifference } from '../domain/difference.ts';
import { acceptedFields, type FileRefused, MOST_DIFFER, refusedCodeOf } from '../domain/failures.ts';
import { comparePrecincts } from '../domain/precincts/compare-precincts.ts';
import type { ComparisonStore, ComparisonTools } from '../ports/comparison.ts';
import { compareRolls } from './compare-rolls.ts';

/**
 * Compares the two pinned rolls of a check, and the two files of precincts and districts beside them, and keeps the
 * differences for publication; `last`: the extract of the county's last completed check. Refused when a file is not what
 * was announced; nothing is kept then. Throws when the store cannot be reached or the check has no rolls yet.
 */
export type CompareCheck = (
  check: SyncCheck,
  last: LastExtract | undefined,
) => Promise<Result<CheckReport, FileRefused>>;

/** The county may take on itself what it was told of its file, and nothing else; never what is wrong with VoteCal's. */
const guardsOf = ({ extract }: SyncCheck): Guards => ({
  ems: true,
  votecal: true,
  accepted: new Set((extract?.accepted ?? []).flatMap(refusedCodeOf)),
  acceptedFields: acceptedFields(extract?.accepted ?? []),
});

const isPrecinctsGuarded = ({ extract }: SyncCheck): boolean => extract?.accepted?.includes(MOST_DIFFER) !== true;

type Keep = (difference: Difference) => Promise<void>;

/** Puts differences of precincts among those of voters, which come in the order of the report. */
const inTurn = (precincts: readonly PrecinctDifference[], keep: Keep) => {
  const waiting = [...precincts];
  const before = async (isBefore: (precinct: PrecinctDifference) => boolean): Promise<void> => {
    for (let [next] = waiting; next !== undefined && isBefore(next); [next] = waiting) {
      await keep(next);
      waiting.shift();
    }
  };
  return {
    add: async (difference: Difference): Promise<void> => {
      if (waiting.length > 0) await before((precinct) => compareDifferences(precinct, difference) < 0);
      await keep(difference);
    },
    finish: () => before(() => true),
  };
};

const withPrecincts = (counts: DifferenceCounts, { length }: readonly PrecinctDifference[]): CheckReport['counts'] => ({
  total: counts.total + length,
  byClass: { ...counts.byClass, field: counts.byClass.field + length },
  byCategory: { ...counts.byCategory, 'precinct-district': counts.byCategory['precinct-district'] + length },
});

/** The comparison of checks whose files are in this store. A fault of a roll is told before one of the file beside it. */
export const compareCheck =
  (store: ComparisonStore, tools: ComparisonTools): CompareCheck =>
  async (check, last) => {
    const guards = guardsOf(check);
    const precincts = comparePrecincts(await store.precinctsOf(check), isPrecinctsGuarded(check));
    const found = precincts.ok ? precincts.value.differences : [];
    const { ems, votecal } = await store.rollsOf(check);
    return store.keepDifferences(check, async (keep) => {
      const { add, finish } = inTurn(found, keep);
      const rolls = await compareRolls(tools, { ems, votecal, county: check.county, guards, last, onDifference: add });
      if (!rolls.ok) return rolls;
      if (!precincts.ok) return precincts;
      await finish();
      const { counts, ...report } = rolls.value;
      return ok({ ...report, counts: withPrecincts(counts, found), precincts: precincts.value.counts });
    });
  };
