import type { Hono } from 'hono';
import type { ApiGatewayRequestContext } from 'hono/aws-lambda';
import type { CountyFiles } from '../../../lib/counties/ports.ts';
import type { ElectionStore } from '../../../lib/elections/ports.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { Language } from '../../../lib/shared/codes.ts';
import type { Log } from '../../../lib/shared/log.ts';
import type { SiteAssets } from '../../../lib/site-kit/assets/load.ts';
import type { Place } from '../../../lib/site-kit/frame.ts';

/** What the public pages work with. */
export type Ports = {
  readonly clock: Clock;
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly offices: Pick<CountyFiles, 'contacts'>;
  readonly assets: SiteAssets;
  readonly rehearsal: boolean;
  readonly log: Log;
};
type Bindings = { readonly event: { readonly requestContext: ApiGatewayRequestContext } };
type Environment = { readonly Bindings: Bindings; readonly Variables: { readonly page: Page } };
type Page = { readonly frame: Place; readonly language: Language };
export type PublicSite = Hono<Environment>;
