import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Clock } from '../../lib/ports/clock.ts';
import type { ElectionStore } from '../../lib/ports/elections.ts';
import type { CountMessages } from '../../lib/ports/message-counts.ts';
import type { SyncAlternates } from '../../lib/ports/sync-alternates.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { PublishedDifferences } from '../../lib/ports/sync-differences.ts';
import type { Log } from '../../lib/runtime/log.ts';
import type { SiteAssets } from '../../lib/site/assets/load.ts';
import type { Frame } from '../../lib/site/frame.ts';
import type { Viewer } from '../../lib/site/pages/operations/operations-layout.tsx';

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
