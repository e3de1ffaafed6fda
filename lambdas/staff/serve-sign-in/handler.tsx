import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { InvitationPage, InvitationReady } from '../../../lib/staff/pages/invitation.tsx';
import { SignInProblem } from '../../../lib/staff/pages/sign-in-problem.tsx';
import { SignedOut } from '../../../lib/staff/pages/signed-out.tsx';
import type { Accounts } from '../../../lib/staff/ports.ts';
import { findOpen, invitationOf } from '../../../lib/staff/use-cases/invite.ts';
import { beginSignIn, finishSignIn, type SignInPorts } from '../../../lib/staff/use-cases/sign-in.ts';
import { browserSecret, formerSession, keepBrowserSecret, keepSession } from './cookies.ts';

/** `callback`: where the user pool sends browsers back to, in full. */
type Site = { readonly clock: Clock; readonly callback: string; readonly accounts: Accounts; readonly log: Log };
type Ports = SignInPorts & Site & Pick<Place, 'assetName' | 'rehearsal'>;

/** The way in to the staff pages: sign-in with the user pool, and invitations. Open to everybody. */
export const signInSite = ({ callback, accounts, clock, log, ...ports }: Ports): Hono => {
  const frame = { ...ports, root: '', assetsPath: '/operations/assets' };
  const site = new Hono({ strict: false });
  site.use(csrf({ origin: new URL(callback).origin }));
  site.get('/operations/sign-in', async (context) => {
    const { invitation, login_hint: loginHint, return: returnTo } = context.req.query();
    const wish = { browser: browserSecret(context), invitation: invitationOf(invitation) ?? null, loginHint, returnTo };
    const { url, browser } = await beginSignIn(ports, wish, await clock());
    keepBrowserSecret(context, browser);
    return goTo(context, url, 302);
  });
  site.get('/operations/sign-in/callback', async (context) => {
    const address = new URL(`${callback}${new URL(context.req.url).search}`);
    const brought = { browser: browserSecret(context), former: formerSession(context) };
    const answer = { address, ...brought, userAgent: context.req.header('user-agent') };
    const signedIn = await finishSignIn(ports, answer, await clock());
    log.info('SIGN_IN_ENDED', { result: signedIn.ok ? 'signed-in' : signedIn.error });
    if (!signedIn.ok) return pageResponse(<SignInProblem frame={frame} problem={signedIn.error} />, 403);
    keepSession(context, signedIn.value.session);
    return goTo(context, signedIn.value.returnTo, 303);
  });
  site.get('/operations/sign-in/ended', () => pageResponse(<SignedOut frame={frame} />));
  site.on(['GET', 'POST'], '/operations/invitations/:invitation', async (context) => {
    const part = context.req.param('invitation');
    const invitation = await findOpen(ports, invitationOf(part), await clock());
    if (!invitation) return pageResponse(<SignInProblem frame={frame} problem="invitation-gone" />, 404);
    if (context.req.method === 'GET') return pageResponse(<InvitationPage frame={frame} invitation={invitation} />);
    await accounts.ensure(invitation);
    return pageResponse(<InvitationReady frame={frame} invitation={invitation} part={part} />);
  });
  site.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    log.error('SIGN_IN_FAILED', error);
    return pageResponse(<SignInProblem frame={frame} problem="unavailable" />, 500);
  });
  return site;
};
