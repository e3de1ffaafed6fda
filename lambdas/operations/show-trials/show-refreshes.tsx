import type { Context } from 'hono';
import { findOwnRoll, type OwnRoll } from '../../../lib/data-refresh/use-cases/find-own-roll.ts';
import { trialNoticeOf } from '../../../lib/operations/domain/trial-notice.ts';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { DataRefreshPage } from '../../../lib/operations/pages/data-refresh.tsx';
import { readRefreshes } from '../../../lib/operations/use-cases/read-refreshes.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { visitAt } from '../visit.ts';
import type { Ports } from './ports.ts';

/** A county's own masked roll, for whoever confirms its tasks and while it takes part: it is handled as personal data, under the MOU. */
const ownRollOf = async (ports: Ports, { county, does }: Viewer): Promise<OwnRoll | undefined> => {
  if (county === null || !does.includes('confirm-task')) return undefined;
  return (await ports.participants()).includes(county) ? findOwnRoll(ports.refresh, county) : undefined;
};

/** The page of data refreshes. */
export const showRefreshes = async (ports: Ports, context: Context<{ Bindings: Bindings }>): Promise<Response> => {
  const visit = visitAt(context, ports, await ports.clock());
  const [read, ownRoll] = await Promise.all([
    readRefreshes(ports.refresh, visit.viewer, pacificDate(visit.now)),
    ownRollOf(ports, visit.viewer),
  ]);
  return pageResponse(
    <DataRefreshPage {...visit} {...read} ownRoll={ownRoll} notice={trialNoticeOf(context.req.query('notice'))} />,
  );
};
