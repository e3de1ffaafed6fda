import { reportOf } from '../../test-environment/domain/mock-run.ts';
import { countyPart } from '../../test-environment/domain/report.ts';
import { reportDocument } from '../../test-environment/domain/report-document.ts';
import type { MockRuns } from '../../test-environment/ports.ts';
import type { MockShown } from '../domain/mock-shown.ts';
import type { Viewer } from '../domain/viewer.ts';

/** Reads a mock election, the newest unless another is named. Undefined where there is none of this name, or not for this county. */
export const readMockElection = async (
  runs: Pick<MockRuns, 'list' | 'results'>,
  viewer: Viewer,
  named: string | undefined,
): Promise<MockShown | undefined> => {
  const { county } = viewer;
  const all = (await runs.list()).filter(({ plan }) => county === null || plan.counties.includes(county));
  const shown = named === undefined ? all[0] : all.find(({ id }) => id === named);
  if (shown === undefined) return named === undefined ? { runs: all, shown, report: undefined } : undefined;
  if (shown.endedAt === null) return { runs: all, shown, report: undefined };
  const whole = reportOf(shown, await runs.results(shown.id));
  return { runs: all, shown, report: reportDocument(county === null ? whole : countyPart(whole, county)) };
};
