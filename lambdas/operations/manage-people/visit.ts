import { getCookie } from 'hono/cookie';
import { SESSION_COOKIE_NAME } from '../../../lib/platform/credentials.ts';
import type { SitePlace } from '../../../lib/site-kit/frame.ts';
import { keyOf } from '../../../lib/staff/use-cases/secrets.ts';
import { type Visit, type Visited, visitOf } from '../visit.ts';

/** Who is here, and with which session: the key of the present one. */
export type SessionVisit = Visit & { readonly session: string };

/** Who visits with which session. Answers 401 when the request did not pass the authorizer. */
export const sessionVisitOf = (context: Visited, place: SitePlace): SessionVisit => ({
  ...visitOf(context, place),
  session: keyOf(getCookie(context, SESSION_COOKIE_NAME, 'host') ?? ''),
});
