import type { OwnRollPorts } from '../../../lib/data-refresh/use-cases/find-own-roll.ts';
import type { StartRefreshPorts } from '../../../lib/data-refresh/use-cases/start-refresh.ts';
import type { RefreshPorts } from '../../../lib/operations/use-cases/read-refreshes.ts';
import type { Recording } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { ReportDocument } from '../../../lib/test-environment/domain/report-document.ts';
import type { MockRuns, SmokeRuns } from '../../../lib/test-environment/ports.ts';
import type { StartMockPorts } from '../../../lib/test-environment/use-cases/start-mock-election.ts';
import type { StartSmokePorts } from '../../../lib/test-environment/use-cases/start-smoke-test.ts';
import type { TestSite } from '../visit.ts';

/** What a trial is started with. */
export type StartPorts = StartSmokePorts &
  StartRefreshPorts &
  StartMockPorts &
  Recording &
  TestSite & { readonly clock: Clock } & { readonly pagesUrl: string };

/** Everything that trials are shown and started with. */
export type Ports = StartPorts & {
  readonly runs: Pick<SmokeRuns, 'list' | 'newest'>;
  readonly mock: Pick<MockRuns, 'list' | 'results' | 'days'>;
  readonly refresh: RefreshPorts & Omit<OwnRollPorts, 'refreshes'>;
  readonly pdf: (report: ReportDocument) => Promise<Uint8Array>;
};
