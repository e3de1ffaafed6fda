import type { SmokeRuns } from '../../test-environment/ports.ts';
import type { SmokeGrid } from '../domain/smoke-grid.ts';
import { countiesOfViewer, type Viewer } from '../domain/viewer.ts';

/** As many runs are listed: a release has a few. */
const MOST_RUNS = 20;

/** Reads the grid: of each county what was tried last. Throws when the table cannot be reached. */
export const readSmokeTest = async (runs: Pick<SmokeRuns, 'list' | 'newest'>, viewer: Viewer): Promise<SmokeGrid> => {
  const [all, rows] = await Promise.all([runs.list(), runs.newest()]);
  const counties = countiesOfViewer(viewer).toSorted((one, other) => one.name.localeCompare(other.name));
  return { runs: all.slice(0, MOST_RUNS), counties, rows };
};
