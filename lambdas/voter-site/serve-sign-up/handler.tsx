import { Hono } from 'hono';
import { languageOf, preferredLanguage } from '../../../lib/site-kit/languages.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import { VoterNotFound } from '../../../lib/voter-site/pages/voter-not-found.tsx';
import { VoterProblem } from '../../../lib/voter-site/pages/voter-problem.tsx';
import { contactRoutes } from './contact-routes.tsx';
import { didYouSendRoutes } from './did-you-send-routes.tsx';
import { myBallotRoutes } from './my-ballot-routes.tsx';
import { optOutRoutes } from './opt-out-routes.tsx';
import { fromHereOnly } from './own-forms.ts';
import { show, showStale } from './show.tsx';
import { signInRoutes } from './sign-in-routes.tsx';
import { signUpRoutes } from './sign-up-routes.tsx';
import { signUpSteps } from './sign-up-steps.tsx';
import type { Ports, Site } from './site.ts';
import { unsubscribeRoutes } from './unsubscribe-routes.tsx';
import { voterIdRoutes } from './voter-id-routes.tsx';

/** What is about one person: signing up, signing in, one's own ballot, and the end of messages. */
export const signUpSite = (ports: Ports): Site => {
  const site: Site = new Hono();
  site.use(async (context, next) => {
    const frame = {
      root: serviceRoot(context.env.event.requestContext),
      assetsPath: '/assets',
      assetName: ports.assetName,
      rehearsal: ports.rehearsal,
      now: await ports.clock(),
    };
    const asked = context.req.query('lang');
    const language = asked === undefined ? preferredLanguage(context.req.header('accept-language')) : languageOf(asked);
    context.set('page', { frame, language });
    return next();
  });
  // Its one click comes from mail programs, and its key is all that it takes.
  unsubscribeRoutes(site, ports);
  site.use(fromHereOnly(ports.host, (context) => showStale(context, '/sign-up')));
  for (const add of [
    signUpRoutes,
    signUpSteps,
    voterIdRoutes,
    signInRoutes,
    myBallotRoutes,
    contactRoutes,
    optOutRoutes,
  ])
    add(site, ports);
  didYouSendRoutes(site, ports);
  site.notFound((context) => show(context, <VoterNotFound {...context.var.page} />, 404));
  site.onError((error, context) => {
    ports.log.error('VOTER_SITE_FAILED', error);
    return show(context, <VoterProblem {...context.var.page} />, 500);
  });
  return site;
};
