import type { Context } from 'hono';
import { DataRefreshPage } from '../../../lib/operations/pages/data-refresh.tsx';
import { readRefreshes } from '../../../lib/operations/use-cases/read-refreshes.ts';
import type { Bindings } from '../../../lib/runtime/page-access.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import type { Ports } from './ports.ts';
import { visitOf } from './visit.ts';

/** The page of data refreshes. */
export const showRefreshes = async (ports: Ports, context: Context<{ Bindings: Bindings }>): Promise<Response> => {
  const visit = await visitOf(context, ports);
  return pageResponse(<DataRefreshPage {...visit} {...(await readRefreshes(ports.refresh, visit.viewer))} />);
};
