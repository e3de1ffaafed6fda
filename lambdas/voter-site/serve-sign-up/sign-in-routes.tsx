import type { SignInProven } from '../../../lib/sign-up/domain/outcomes.ts';
import { formToken } from '../../../lib/sign-up/use-cases/secrets.ts';
import { ChoosePage, NobodyPage, SignInPage } from '../../../lib/voter-site/pages/sign-in/sign-in-page.tsx';
import { begun, codesIn, notProven } from './code-routes.tsx';
import { ensureVisit, forget, keepSession, sessionOf, visitOf } from './cookies.ts';
import { filledInAgain, queryOf } from './filled-in.ts';
import { KINDS } from './kinds.ts';
import { formOf } from './own-forms.ts';
import { goOn, show, showLater, showOver, showStale } from './show.tsx';
import type { Ports, Request, Site } from './site.ts';
import { visitorOf } from './visitor.ts';

const KIND = KINDS['sign-in'];

/** Signing in with a code, and out. */
export const signInRoutes = (site: Site, ports: Ports): void => {
  const { doors, behindEdge } = ports;
  const proven = async (context: Request, visit: string, outcome: SignInProven): Promise<Response> => {
    if (outcome.kind === 'later') return showLater(context, KIND.begin, outcome);
    if (outcome.kind === 'not-found') return goOn(context, '/sign-in/none');
    if (outcome.kind === 'choose')
      return show(context, <ChoosePage {...context.var.page} token={formToken(visit)} voters={outcome.voters} />);
    if (outcome.kind !== 'signed-in') return notProven(context, KIND, outcome);
    keepSession(context, outcome.session);
    return goOn(context, '/my-ballot');
  };
  site.get('/sign-in', async (context) => {
    const visit = ensureVisit(context);
    const known = await filledInAgain(doors, context, visit, 'sign-in');
    const form = known ? { typed: known.form, problems: known.problems } : {};
    return show(
      context,
      <SignInPage {...context.var.page} {...form} query={queryOf(known)} token={formToken(visit)} />,
    );
  });
  site.post('/sign-in', async (context) => {
    const { page } = context.var;
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, KIND.begin);
    const { text } = typed;
    const form = { contact: text('contact'), dateOfBirth: text('dateOfBirth'), by: text('by') };
    const visitor = visitorOf(context, behindEdge);
    const outcome = await doors.beginSignIn(visit, form, page.language, visitor, page.frame.now);
    return begun(context, KIND, outcome);
  });
  site.post('/sign-in/code', async (context) => {
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, KIND.begin);
    const { now } = context.var.page.frame;
    return proven(context, visit, await doors.proveSignIn(visit, codesIn(typed), visitorOf(context, behindEdge), now));
  });
  site.get('/sign-in/choose', async (context) => {
    const visit = visitOf(context);
    if (!visit) return showOver(context, KIND.begin);
    const { now } = context.var.page.frame;
    // Before the code there is nobody to choose among.
    if ((await doors.viewVisit(visit, now))?.state === 'codes') return goOn(context, KIND.code);
    // It has been proven: asked again, it answers as it did.
    return proven(context, visit, await doors.proveSignIn(visit, {}, visitorOf(context, behindEdge), now));
  });
  site.post('/sign-in/choose', async (context) => {
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, KIND.begin);
    return proven(context, visit, await doors.chooseVoter(visit, typed.text('choice'), context.var.page.frame.now));
  });
  site.get('/sign-in/none', (context) => show(context, <NobodyPage {...context.var.page} />));
  site.post('/sign-out', async (context) => {
    const session = sessionOf(context);
    const typed = await formOf(context, session);
    if (session && !typed) return showStale(context, '/my-ballot');
    if (session) await doors.signOut(session);
    forget(context);
    return goOn(context, '/sign-out');
  });
};
