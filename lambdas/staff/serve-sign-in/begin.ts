import type { Context, Handler } from 'hono';
import { PAGE_ACCESS } from '../../../lib/platform/access.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { invitationOf } from '../../../lib/staff/use-cases/invite.ts';
import { beginSignIn, type SignInPorts, type SignInWish } from '../../../lib/staff/use-cases/sign-in.ts';
import { browserSecret, keepBrowserSecret } from './cookies.ts';

const PAGES: readonly RegExp[] = Object.keys(PAGE_ACCESS).map(
  (path) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`),
);

/**
 * The page from which a browser was sent to the sign-in, for it had no session: it names it itself (`Referer`), and no other site
 * can. Only a page that can be opened by its address: what a form was sent to shows nothing. Undefined where none is named, or
 * another site's.
 */
const pageBefore = (referer: string | undefined, origin: string): string | undefined => {
  const from = referer !== undefined && URL.canParse(referer) ? new URL(referer) : undefined;
  if (from?.origin !== origin || !PAGES.some((page) => page.test(from.pathname))) return undefined;
  return from.pathname + from.search;
};

/** How somebody wants to sign in, and where to: what the link says, or else the page from which the browser was sent here. */
const wishOf = (context: Context, origin: string): SignInWish => {
  const { invitation, login_hint: loginHint, return: asked } = context.req.query();
  const returnTo = asked ?? pageBefore(context.req.header('referer'), origin);
  return { browser: browserSecret(context), invitation: invitationOf(invitation) ?? null, loginHint, returnTo };
};

type Ports = Pick<SignInPorts, 'provider' | 'signIns'> & { readonly clock: Clock };

/** Begins a sign-in, and sends the browser to the user pool. `origin`: of the pages. */
export const begin =
  (ports: Ports, origin: string): Handler =>
  async (context) => {
    const { url, browser } = await beginSignIn(ports, wishOf(context, origin), await ports.clock());
    keepBrowserSecret(context, browser);
    return goTo(context, url, 302);
  };
