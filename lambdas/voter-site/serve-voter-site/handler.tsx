import { Hono } from 'hono';
import { currentElections } from '../../../lib/elections/domain/current-elections.ts';
import { assetResponse } from '../../../lib/site-kit/assets/respond.ts';
import { languageOf, preferredLanguage } from '../../../lib/site-kit/languages.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import { countiesIn } from '../../../lib/voter-site/pages/county-page.tsx';
import { VoterHome } from '../../../lib/voter-site/pages/home.tsx';
import { messageExamples } from '../../../lib/voter-site/pages/message-examples.ts';
import { MessagesPage } from '../../../lib/voter-site/pages/messages-page.tsx';
import { VoterNotFound } from '../../../lib/voter-site/pages/voter-not-found.tsx';
import { VoterProblem } from '../../../lib/voter-site/pages/voter-problem.tsx';
import { countyRoutes } from './county-routes.tsx';
import { homeElections } from './home-elections.ts';
import type { Ports, PublicSite } from './site.ts';

/** The page says the same to everybody and changes with the day: a minute in a cache does no harm. */
const PUBLIC = { 'Cache-Control': 'public, max-age=60' };

/** Where's My Ballot: what is the same for everybody. */
export const voterSite = (ports: Ports): PublicSite => {
  const { clock, elections, assets, rehearsal, log } = ports;
  const site: PublicSite = new Hono();
  site.use(async (context, next) => {
    const root = serviceRoot(context.env.event.requestContext);
    const frame = { root, assetsPath: '/assets', assetName: assets.nameOf, rehearsal };
    const asked = context.req.query('lang');
    const language = asked === undefined ? preferredLanguage(context.req.header('accept-language')) : languageOf(asked);
    context.set('page', { frame, language });
    await next();
    // Also where the address names a language: a cache that knows less would else keep one reader's page for all.
    if (context.res.headers.get('Content-Type')?.startsWith('text/html'))
      context.res.headers.append('Vary', 'Accept-Language');
  });
  site.get('/', async (context) => {
    const { page } = context.var;
    const now = await clock();
    const [county] = countiesIn(context.req.query('county') ?? '');
    const shown = homeElections(currentElections(await elections.list(), now), county);
    return pageResponse(<VoterHome {...page} frame={{ ...page.frame, now }} {...shown} />, 200, PUBLIC);
  });
  site.get('/messages', ({ var: { page } }) =>
    pageResponse(<MessagesPage {...page} examples={messageExamples(page.language)} />, 200, PUBLIC),
  );
  countyRoutes(site, ports);
  site.get('/assets/:name', (context) => assetResponse(assets, context.req.param('name')) ?? context.notFound());
  site.notFound(({ var: { page } }) => pageResponse(<VoterNotFound {...page} />, 404));
  site.onError((error, { var: { page } }) => {
    log.error('VOTER_SITE_FAILED', error);
    return pageResponse(<VoterProblem {...page} />, 500);
  });
  return site;
};
