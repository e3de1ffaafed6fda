import { type Context, Hono } from 'hono';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { SmokeTestPage, smokeSheet } from '../../../lib/operations/pages/smoke-test.tsx';
import { readSmokeTest } from '../../../lib/operations/use-cases/read-smoke-test.ts';
import { SMOKE_TEST_PAGE } from '../../../lib/platform/access.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../../lib/runtime/page-access.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Log } from '../../../lib/shared/log.ts';
import { csvResponse } from '../../../lib/site-kit/csv-response.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import type { SmokeRuns } from '../../../lib/test-environment/ports.ts';

type Ports = Pick<Place, 'assetName' | 'rehearsal'> & {
  readonly runs: Pick<SmokeRuns, 'list' | 'rows'>;
  readonly clock: Clock;
  readonly log: Log;
};
type Asked = Context<{ Bindings: Bindings }>;

/** The page of the smoke test, for every role: the state sees all counties, a county itself. */
export const smokeTestSite = (ports: Ports): Hono<{ Bindings: Bindings }> => {
  const { assetName, rehearsal, clock, runs } = ports;
  /** Where the page is served and for whom. Throws when a request did not pass the authorizer. */
  const visitOf = ({ env: { event } }: Asked): { frame: Place; viewer: Viewer } => {
    const caller = callerOf(event);
    if (caller?.kind !== 'person') throw new Error('A request reached the pages without passing the authorizer.');
    const root = serviceRoot(event.requestContext);
    return {
      frame: { root, assetsPath: '/operations/assets', assetName, rehearsal },
      viewer: { role: caller.role, county: caller.county, ...openTo(caller.role) },
    };
  };
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  site.use(async (context, next) =>
    callerOf(context.env.event)?.kind === 'person' ? next() : context.text('Sign in first.', 401),
  );
  site.get(SMOKE_TEST_PAGE, async (context) => {
    const { frame, viewer } = visitOf(context);
    const read = await readSmokeTest(runs, viewer);
    if (context.req.query('format') === 'csv') return csvResponse('smoke-test', smokeSheet(read));
    return pageResponse(<SmokeTestPage frame={{ ...frame, now: await clock() }} viewer={viewer} {...read} />);
  });
  site.onError((error, context) => {
    ports.log.error('OPERATIONS_PAGE_FAILED', error);
    return pageResponse(<OperationsProblem {...visitOf(context)} />, 500);
  });
  return site;
};
