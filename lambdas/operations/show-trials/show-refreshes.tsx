import type { Context } from 'hono';
import { trialNoticeOf } from '../../../lib/operations/domain/trial-notice.ts';
import { DataRefreshPage } from '../../../lib/operations/pages/data-refresh.tsx';
import { readRefreshes } from '../../../lib/operations/use-cases/read-refreshes.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { visitAt } from '../visit.ts';
import type { Ports } from './ports.ts';

/** The page of data refreshes. */
export const showRefreshes = async (ports: Ports, context: Context<{ Bindings: Bindings }>): Promise<Response> => {
  const visit = visitAt(context, ports, await ports.clock());
  const read = await readRefreshes(ports.refresh, visit.viewer);
  return pageResponse(<DataRefreshPage {...visit} {...read} notice={trialNoticeOf(context.req.query('notice'))} />);
};
