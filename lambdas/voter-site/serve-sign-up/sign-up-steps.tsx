import { Temporal } from '../../../lib/shared/time.ts';
import type { Later } from '../../../lib/sign-up/domain/later.ts';
import type { Matched } from '../../../lib/sign-up/domain/outcomes.ts';
import { DonePage, NotMatchedPage } from '../../../lib/voter-site/pages/sign-up/ending-pages.tsx';
import { nextSendMoment } from '../../../lib/voters/domain/hours.ts';
import { codesIn, notProven } from './code-routes.tsx';
import { keepSession, sessionOf, visitOf } from './cookies.ts';
import { KINDS, stepOf } from './kinds.ts';
import { officesOfZip } from './offices-of.ts';
import { formOf } from './own-forms.ts';
import { goOn, show, showLater, showOver, showStale } from './show.tsx';
import type { Ports, Request, Site } from './site.ts';
import { visitorOf } from './visitor.ts';

const BEGIN = KINDS['sign-up'].begin;

/** On from a proven contact; whoever is not matched goes the way of whoever is. */
export const matched = (context: Request, outcome: Matched): Response => {
  if (outcome.kind === 'subscribed') keepSession(context, outcome.session);
  return goOn(context, outcome.kind === 'voter-id-asked' ? '/sign-up/voter-id' : '/sign-up/done');
};

/** Too much was tried: until then the office of the ZIP that was typed can be asked, whoever typed it. */
export const laterInSignUp = async (context: Request, ports: Ports, visit: string, later: Later): Promise<Response> => {
  const view = await ports.doors.viewVisit(visit, context.var.page.frame.now);
  return showLater(context, BEGIN, later, await officesOfZip(ports, view?.zip ?? ''));
};

/** What comes after the code: subscribed, not matched, or asked for the VoteCal ID. */
export const signUpSteps = (site: Site, ports: Ports): void => {
  const { doors, behindEdge } = ports;
  site.post('/sign-up/code', async (context) => {
    const visit = visitOf(context);
    const typed = await formOf(context, visit);
    if (!visit || !typed) return showStale(context, BEGIN);
    const visitor = visitorOf(context, behindEdge);
    const outcome = await doors.proveSignUp(visit, codesIn(typed), visitor, context.var.page.frame.now);
    if (outcome.kind === 'later') return laterInSignUp(context, ports, visit, outcome);
    if (outcome.kind === 'subscribed' || outcome.kind === 'not-matched' || outcome.kind === 'voter-id-asked')
      return matched(context, outcome);
    return notProven(context, KINDS['sign-up'], outcome);
  });
  site.get('/sign-up/done', async (context) => {
    const { page } = context.var;
    const { now } = page.frame;
    const visit = visitOf(context);
    const view = visit && (await doors.viewVisit(visit, now));
    if (!view) return showOver(context, BEGIN);
    if (view.state === 'not-matched' && view.kind === 'sign-up')
      return show(context, <NotMatchedPage {...page} offices={await officesOfZip(ports, view.zip ?? '')} />);
    const session = sessionOf(context);
    const voter = session && (await doors.readSession(session, now));
    if (view.state !== 'subscribed' || !voter)
      return goOn(context, view.state === 'subscribed' ? '/sign-in' : stepOf(view));
    const { subscription, contacts } = voter;
    // STOP came in between: there it says how to go on.
    if (subscription.channels.length === 0) return goOn(context, '/my-ballot/preferences');
    const from = nextSendMoment(subscription.hours, now);
    const confirmedFrom = Temporal.Instant.compare(from, now) === 0 ? 'now' : from;
    const done = { subscription, contacts, confirmedFrom, former: view.former } as const;
    return show(context, <DonePage {...page} {...done} />);
  });
};
