import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import type { Recording } from '../../../lib/runtime/recorded.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import { refusalStatus, SignInProblem } from '../../../lib/staff/pages/sign-in-problem.tsx';
import { SignedOut } from '../../../lib/staff/pages/signed-out.tsx';
import type { Accounts } from '../../../lib/staff/ports.ts';
import { finishSignIn, type SignInPorts } from '../../../lib/staff/use-cases/sign-in.ts';
import { answerInvitation } from './answer-invitation.tsx';
import { begin } from './begin.ts';
import { broughtBy, keepSession } from './cookies.ts';
import { acceptanceOnRecord, type Bindings } from './record-acceptance.ts';
import { tellSignIn } from './record-sign-in.ts';
import { turnAwayRemoved } from './turn-away-removed.tsx';

/** `callback`: where the user pool sends browsers back to, in full. */
type Own = { readonly clock: Clock; readonly callback: string; readonly accounts: Accounts };
type Ports = Omit<SignInPorts, 'onRecord'> & Recording & Pick<Place, 'assetName' | 'rehearsal'> & Own;

/** The way in to the staff pages: sign-in with the user pool, and invitations. Open to everybody. */
export const signInSite = ({ callback, ...ports }: Ports): Hono<{ Bindings: Bindings }> => {
  const frame = { ...ports, root: '', assetsPath: '/operations/assets' };
  const site = new Hono<{ Bindings: Bindings }>({ strict: false });
  const { origin } = new URL(callback);
  site.use(csrf({ origin }));
  site.get('/operations/sign-in', turnAwayRemoved(ports, frame), begin(ports, origin));
  site.get('/operations/sign-in/callback', async (context) => {
    const address = new URL(`${callback}${new URL(context.req.url).search}`);
    const onRecord = acceptanceOnRecord(ports, context.env);
    const signedIn = await finishSignIn(
      { ...ports, onRecord },
      { address, ...broughtBy(context) },
      await ports.clock(),
    );
    await tellSignIn(ports, context.env, signedIn);
    if (!signedIn.ok)
      return pageResponse(<SignInProblem frame={frame} problem={signedIn.error} />, refusalStatus(signedIn.error));
    keepSession(context, signedIn.value.session);
    return goTo(context, signedIn.value.returnTo, 303);
  });
  site.get('/operations/sign-in/ended', () => pageResponse(<SignedOut frame={frame} />));
  site.on(['GET', 'POST'], '/operations/invitations/:invitation', answerInvitation(ports, frame));
  site.onError((error) => {
    if (error instanceof HTTPException) return error.getResponse();
    ports.log.error('SIGN_IN_FAILED', error);
    return pageResponse(<SignInProblem frame={frame} problem="unavailable" />, 500);
  });
  return site;
};
