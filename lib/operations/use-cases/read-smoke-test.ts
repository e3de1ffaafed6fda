import { newestRows } from '../../test-environment/domain/smoke.ts';
import type { SmokeRuns } from '../../test-environment/ports.ts';
import type { SmokeGrid } from '../domain/smoke-grid.ts';
import { countiesOfViewer, type Viewer } from '../domain/viewer.ts';

/** As many runs are looked through: a release has a few. */
const MOST_RUNS = 20;

/** Reads the grid: of each county what was tried last. Throws when the table cannot be reached. */
export const readSmokeTest = async (runs: Pick<SmokeRuns, 'list' | 'rows'>, viewer: Viewer): Promise<SmokeGrid> => {
  const newest = (await runs.list()).slice(0, MOST_RUNS);
  const rows = await Promise.all(newest.map(({ id }) => runs.rows(id)));
  const counties = countiesOfViewer(viewer).toSorted((one, other) => one.name.localeCompare(other.name));
  return { runs: newest, counties, rows: newestRows(rows.flat()) };
};
