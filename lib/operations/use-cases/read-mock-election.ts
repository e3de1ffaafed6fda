import { reportOf, soFarOf } from '../../test-environment/domain/mock-run.ts';
import { countyPart } from '../../test-environment/domain/report.ts';
import { reportDocument } from '../../test-environment/domain/report-document.ts';
import type { MockRuns } from '../../test-environment/ports.ts';
import type { MockShown } from '../domain/mock-shown.ts';
import type { Viewer } from '../domain/viewer.ts';

/** Reads a mock election, the newest unless another is named. Undefined where there is none of this name, or not for this county. */
export const readMockElection = async (
  runs: Pick<MockRuns, 'list' | 'results' | 'days'>,
  viewer: Viewer,
  named: string | undefined,
): Promise<MockShown | undefined> => {
  const { county } = viewer;
  const all = (await runs.list()).filter(({ plan }) => county === null || plan.counties.includes(county));
  const shown = named === undefined ? all[0] : all.find(({ id }) => id === named);
  const before = { runs: all, shown, report: undefined, soFar: [] };
  if (shown === undefined) return named === undefined ? before : undefined;
  if (shown.endedAt === null) {
    const soFar = soFarOf(shown, await runs.days(shown.id));
    return { ...before, soFar: soFar.filter((one) => county === null || one.county === county) };
  }
  const whole = reportOf(shown, await runs.results(shown.id));
  return { ...before, report: reportDocument(county === null ? whole : countyPart(whole, county)) };
};
