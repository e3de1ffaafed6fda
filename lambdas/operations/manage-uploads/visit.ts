import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../../lib/runtime/page-access.ts';
import type { Identity } from '../../../lib/shared/identity.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import type { Frame, SitePlace } from '../../../lib/site-kit/frame.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';

export type Visited = Context<{ Bindings: Bindings }>;

/** Who is here, where and when. */
export type Visit = {
  readonly frame: Frame;
  readonly viewer: Viewer;
  readonly by: Identity & { readonly kind: 'person' };
  readonly now: Temporal.Instant;
};

/** Who visits. Answers 401 when the request did not pass the authorizer. */
export const visitOf = (context: Visited, place: SitePlace, now: Temporal.Instant): Visit => {
  const { event } = context.env;
  const by = callerOf(event);
  if (by?.kind !== 'person') throw new HTTPException(401, { message: 'Sign in first.' });
  const { assetName, rehearsal } = place;
  return {
    frame: { root: serviceRoot(event.requestContext), assetsPath: '/operations/assets', assetName, rehearsal, now },
    viewer: { role: by.role, county: by.county, ...openTo(by.role, place) },
    by,
    now,
  };
};
