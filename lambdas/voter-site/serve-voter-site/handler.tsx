import { Hono } from 'hono';
import type { ApiGatewayRequestContext } from 'hono/aws-lambda';
import { currentElections } from '../../../lib/elections/domain/current-elections.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import { assetResponse } from '../../../lib/site-kit/assets/respond.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';
import { languageOf } from '../../../lib/site-kit/languages.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { serviceRoot } from '../../../lib/site-kit/service-root.ts';
import { VoterHome } from '../../../lib/voter-site/pages/home.tsx';
import { messageExamples } from '../../../lib/voter-site/pages/message-examples.ts';
import { VoterNotFound } from '../../../lib/voter-site/pages/voter-not-found.tsx';
import { VoterProblem } from '../../../lib/voter-site/pages/voter-problem.tsx';

export type Ports = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly assets: SiteAssets;
  readonly rehearsal: boolean;
  readonly log: Log;
};
type Bindings = { readonly event: { readonly requestContext: ApiGatewayRequestContext } };

/** The page says the same to everybody and changes with the day: a minute in a cache does no harm. */
const PUBLIC = { 'Cache-Control': 'public, max-age=60' };

/** Where's My Ballot. */
export const voterSite = ({ clock, elections, assets, rehearsal, log }: Ports): Hono<{ Bindings: Bindings }> => {
  const placeOf = ({ event }: Bindings): Place => ({
    root: serviceRoot(event.requestContext),
    assetsPath: '/assets',
    assetName: assets.nameOf,
    rehearsal,
  });

  const site = new Hono<{ Bindings: Bindings }>();
  site.get('/', async (context) => {
    const frame = { ...placeOf(context.env), now: await clock() };
    const language = languageOf(context.req.query('lang'));
    const shown = currentElections(await elections.list(), frame.now);
    const page = <VoterHome frame={frame} language={language} elections={shown} examples={messageExamples(language)} />;
    return pageResponse(page, 200, PUBLIC);
  });
  site.get('/assets/:name', (context) => assetResponse(assets, context.req.param('name')) ?? context.notFound());
  site.notFound((context) => {
    const language = languageOf(context.req.query('lang'));
    return pageResponse(<VoterNotFound frame={placeOf(context.env)} language={language} />, 404);
  });
  site.onError((error, context) => {
    log.error('VOTER_SITE_FAILED', error);
    const language = languageOf(context.req.query('lang'));
    return pageResponse(<VoterProblem frame={placeOf(context.env)} language={language} />, 500);
  });
  return site;
};
