import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { CountMessages } from '../../../lib/messaging/ports/ledger.ts';
import type { Viewer } from '../../../lib/operations/pages/operations-layout.tsx';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import type { Frame } from '../../../lib/site-kit/frame.ts';
import type { SyncAlternates, SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { PublishedDifferences } from '../../../lib/sync-checks/ports/rolls.ts';

/** What the staff pages read. They change nothing. */
export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read' | 'history'>;
  readonly differences: PublishedDifferences;
  readonly alternates: Pick<SyncAlternates, 'all'>;
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly countMessages: CountMessages;
  readonly assets: SiteAssets;
  readonly rehearsal: boolean;
  readonly log: Log;
};

/** API Gateway's event, as the web framework hands it on. */
export type Bindings = { readonly event: Pick<APIGatewayProxyEvent, 'requestContext'> };

/** A request for a page: who asks, for what. */
export type PageRequest = {
  readonly frame: Frame;
  readonly viewer: Viewer;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};
