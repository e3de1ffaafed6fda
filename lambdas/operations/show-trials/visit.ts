import type { Context } from 'hono';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../../lib/runtime/page-access.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Frame, Place } from '../../../lib/site-kit/frame.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';

/** What every page of this function is shown with. */
export type Site = Pick<Place, 'assetName' | 'rehearsal'> & { readonly clock: Clock };

/** Where a page is served, when, and for whom. Throws when the request did not pass the authorizer. */
export const visitOf = async (
  { env: { event } }: Context<{ Bindings: Bindings }>,
  { assetName, rehearsal, clock }: Site,
): Promise<{ readonly frame: Frame; readonly viewer: Viewer }> => {
  const caller = callerOf(event);
  if (caller?.kind !== 'person') throw new Error('A request reached the pages without passing the authorizer.');
  const place = { root: serviceRoot(event.requestContext), assetsPath: '/operations/assets', assetName, rehearsal };
  const viewer = { role: caller.role, county: caller.county, ...openTo(caller.role, { testEnvironment: true }) };
  return { frame: { ...place, now: await clock() }, viewer };
};
