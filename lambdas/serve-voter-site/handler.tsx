import { Hono } from 'hono';
import type { ApiGatewayRequestContext } from 'hono/aws-lambda';
import { previewMessage } from '../../lib/domain/message/render-preview.ts';
import { type Language, MESSAGE_TYPES, type MessageType } from '../../lib/domain/shared/codes.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { ElectionStore } from '../../lib/ports/elections.ts';
import type { Log } from '../../lib/runtime/log.ts';
import type { SiteAssets } from '../../lib/site/assets/load.ts';
import { assetResponse } from '../../lib/site/assets/respond.ts';
import type { Frame } from '../../lib/site/frame.ts';
import { languageOf } from '../../lib/site/languages.ts';
import { pageResponse } from '../../lib/site/page-response.ts';
import { currentElections } from '../../lib/site/pages/voter/current-elections.ts';
import { VoterHome } from '../../lib/site/pages/voter/home.tsx';
import { VoterNotFound } from '../../lib/site/pages/voter/voter-not-found.tsx';
import { serviceRoot } from '../../lib/site/service-root.ts';

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
  const frameOf = async ({ event }: Bindings): Promise<Frame> => ({
    root: serviceRoot(event.requestContext),
    assetsPath: '/assets',
    assetName: assets.nameOf,
    rehearsal,
    now: await clock(),
  });

  const site = new Hono<{ Bindings: Bindings }>();
  site.get('/', async (context) => {
    const frame = await frameOf(context.env);
    const language = languageOf(context.req.query('lang'));
    const shown = currentElections(await elections.list(), frame.now);
    const page = <VoterHome frame={frame} language={language} elections={shown} examples={examplesIn(language)} />;
    return pageResponse(page, 200, PUBLIC);
  });
  site.get('/assets/:name', (context) => assetResponse(assets, context.req.param('name')) ?? context.notFound());
  site.notFound(async (context) => {
    const frame = await frameOf(context.env);
    return pageResponse(<VoterNotFound frame={frame} language={languageOf(context.req.query('lang'))} />, 404);
  });
  site.onError((error, context) => {
    log.error('VOTER_SITE_FAILED', error);
    return context.text('The service has a problem. Please try again in a few minutes.', 500);
  });
  return site;
};

const examplesIn = (language: Language): Partial<Record<MessageType, string>> =>
  Object.fromEntries(
    MESSAGE_TYPES.flatMap((type) => {
      const example = previewMessage(type, 'text', language) ?? previewMessage(type, 'email', language);
      return example === undefined ? [] : [[type, example.body]];
    }),
  );
