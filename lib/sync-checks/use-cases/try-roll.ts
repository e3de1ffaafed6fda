import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { CompareReport } from '../domain/compare/compare-report.ts';
import type { RollRefused } from '../domain/compare/refusal.ts';
import { type ValueRemark, ValueRemarks } from '../domain/compare/value-remarks.ts';
import type { RollField } from '../domain/roll-format.ts';
import type { ComparisonTools, RollToCompare } from '../ports/comparison.ts';
import { compareRolls } from './compare-rolls.ts';
import { readRows } from './run-engine.ts';

/**
 * What a trial tells about a file: its rows, the voters that would take part, the rows that would be left out, and the
 * values that would be compared although they are not written as the format asks, and the columns without any value.
 */
export type Trial = CompareReport['ems'] &
  Pick<CompareReport, 'problems'> & {
    readonly remarks: readonly ValueRemark[];
    readonly empty: readonly RollField[];
  };

/**
 * Reads a county's extract as a check does, with the same engine and the same guards, and keeps nothing: the file against
 * itself, so that what only VoteCal's side could tell is not told.
 */
export const tryRoll = async (
  tools: ComparisonTools,
  roll: RollToCompare,
  county: CountyCode,
): Promise<Result<Trial, RollRefused>> => {
  const result = await compareRolls(tools, {
    ems: roll,
    votecal: { ...roll, canonical: false },
    county,
    guards: { ems: true, votecal: false },
    onDifference: () => undefined,
  });
  if (!result.ok) return err({ ...result.error, side: 'ems' });
  const remarks = new ValueRemarks();
  await readRows(tools, roll, county, (line, values) => remarks.add(line, values));
  const problems = result.value.problems.filter(({ side }) => side === 'ems');
  return ok({ ...result.value.ems, problems, remarks: remarks.list(), empty: remarks.empty() });
};
