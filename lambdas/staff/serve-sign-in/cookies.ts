import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { SESSION_COOKIE_NAME } from '../../../lib/platform/credentials.ts';
import { SIGN_IN_LIFE } from '../../../lib/staff/domain/rules.ts';
import { secretIn } from '../../../lib/staff/use-cases/sign-in.ts';

/** Ties the end of a sign-in to the browser in which it began. */
const BROWSER_COOKIE_NAME = 'rollcall-sign-in';

/** `Lax`: the way back from the user pool is a link from another site, and no form there may use a session. */
const COOKIE = { path: '/', secure: true, httpOnly: true, sameSite: 'Lax', prefix: 'host' } as const;

/** The secret that ties a browser to the sign-ins that began in it. */
export const browserSecret = (context: Context): string | undefined =>
  secretIn(getCookie(context, BROWSER_COOKIE_NAME, 'host'));

export const keepBrowserSecret = (context: Context, secret: string): void =>
  setCookie(context, BROWSER_COOKIE_NAME, secret, { ...COOKIE, maxAge: SIGN_IN_LIFE.minutes * 60 });

/** What a browser brings back from the user pool beside its answer. */
export const broughtBy = (context: Context) => ({
  browser: browserSecret(context),
  former: secretIn(getCookie(context, SESSION_COOKIE_NAME, 'host')),
  userAgent: context.req.header('user-agent'),
});

/** For as long as the browser is open; how long it opens anything is for the table to say. */
export const keepSession = (context: Context, session: string): void =>
  setCookie(context, SESSION_COOKIE_NAME, session, COOKIE);
