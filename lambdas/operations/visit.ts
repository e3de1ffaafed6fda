import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Viewer } from '../../lib/operations/domain/viewer.ts';
import { callerOf } from '../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../lib/runtime/page-access.ts';
import type { Identity } from '../../lib/shared/identity.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import type { Frame, Place, SitePlace } from '../../lib/site-kit/frame.ts';
import { serviceRoot } from '../../lib/site-kit/service-root.ts';

/** Where pages are served that exist in a County Test Environment alone. */
export type TestSite = SitePlace & { readonly testEnvironment: true };

export type Visited = Context<{ Bindings: Bindings }>;

/** Who is here, and where. */
export type Visit = {
  readonly frame: Place;
  readonly viewer: Viewer;
  readonly by: Identity & { readonly kind: 'person' };
};

/** The same, and when. */
export type VisitAt = Visit & { readonly frame: Frame; readonly now: Temporal.Instant };

/** Who visits. Answers 401 when the request did not pass the authorizer. */
export const visitOf = (context: Visited, place: SitePlace): Visit => {
  const { event } = context.env;
  const by = callerOf(event);
  if (by?.kind !== 'person') throw new HTTPException(401, { message: 'Sign in first.' });
  const { assetName, rehearsal } = place;
  return {
    frame: { root: serviceRoot(event.requestContext), assetsPath: '/operations/assets', assetName, rehearsal },
    viewer: { role: by.role, county: by.county, ...openTo(by.role, place) },
    by,
  };
};

/** Who visits, and when. Answers 401 when the request did not pass the authorizer. */
export const visitAt = (context: Visited, place: SitePlace, now: Temporal.Instant): VisitAt => {
  const { frame, ...visit } = visitOf(context, place);
  return { ...visit, frame: { ...frame, now }, now };
};
