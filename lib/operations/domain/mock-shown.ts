import type { CountySoFar, MockRun } from '../../test-environment/domain/mock-run.ts';
import type { ReportDocument } from '../../test-environment/domain/report-document.ts';

/** What the page of mock elections shows. */
export type MockShown = {
  /** Newest first. */
  readonly runs: readonly MockRun[];
  /** The one that is shown in full; undefined while there is none. */
  readonly shown: MockRun | undefined;
  /** Its report, or the viewer's county's part of it, once it has ended. */
  readonly report: ReportDocument | undefined;
  /** While it is under way: how far its counties have come, or the viewer's county alone. */
  readonly soFar: readonly CountySoFar[];
};
