import type { County, CountyCode } from '../../shared/counties.ts';
import type { SmokeRow, SmokeRun } from '../../test-environment/domain/smoke.ts';

/** What the page of the smoke test shows. */
export type SmokeGrid = {
  /** Newest first. */
  readonly runs: readonly SmokeRun[];
  /** The counties that the viewer may see, by name. */
  readonly counties: readonly County[];
  /** Of each county the row that was tried last, in whichever run. */
  readonly rows: ReadonlyMap<CountyCode, SmokeRow>;
};
