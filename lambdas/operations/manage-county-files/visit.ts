import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { Viewer } from '../../../lib/operations/domain/viewer.ts';
import { callerOf } from '../../../lib/runtime/api/request.ts';
import { type Bindings, openTo } from '../../../lib/runtime/page-access.ts';
import { type County, CountyCode, countyOf } from '../../../lib/shared/counties.ts';
import type { Identity, Side } from '../../../lib/shared/identity.ts';
import type { Place, SitePlace } from '../../../lib/site-kit/frame.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';

export type Visited = Context<{ Bindings: Bindings }>;

/** Who is here, and where. */
export type Visit = {
  readonly frame: Place;
  readonly viewer: Viewer;
  readonly by: Identity & { readonly kind: 'person' };
};

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

/** Whose file it is about: a county's own, or the one that the state names. Undefined: another county's, or none that there is. */
export const countyNamed = (by: Side, text: unknown): County | undefined => {
  const { data: code } = CountyCode.safeParse(text);
  return code !== undefined && (by.county === null || by.county === code) ? countyOf(code) : undefined;
};

/** The same of a page, which a county opens without naming itself. `none`: the state has named none yet. */
export const countyAsked = (by: Side, text: string | undefined): County | 'none' | undefined => {
  if (text !== undefined) return countyNamed(by, text);
  return by.county === null ? 'none' : countyOf(by.county);
};
