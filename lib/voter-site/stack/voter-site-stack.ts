import type { Construct } from 'constructs';
import type { CodeOrigins } from '../../messaging/stack/code-origins.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseRestApi } from '../../platform/constructs/house-rest-api.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { EDGE_REGION } from '../../platform/names.ts';
import { ORIGIN_HEADER, originKeys } from './origin-keys.ts';
import { REQUESTS_PER_ADDRESS } from './requests-per-address.ts';
import { signUpFunction } from './sign-up-function.ts';
import { voterSiteOrigin } from './voter-site-origin.ts';

const SITE_FAILS: Consequence = {
  impact: 'Voters see an error instead of Where’s My Ballot.',
  runbook: 'a-site-does-not-answer',
};

export type VoterSiteStackProps = HouseStackProps & {
  /** What the sign-up sends its codes with. */
  readonly codes: CodeOrigins;
};

/** What is about one person, and is served by a function of its own: each, and everything beneath it. */
const PERSONAL = ['/sign-up', '/sign-in', '/sign-out', '/my-ballot', '/did-you-send', '/unsubscribe'] as const;

/** Where's My Ballot: the pages that voters read. */
export class VoterSiteStack extends HouseStack {
  constructor(scope: Construct, id: string, props: VoterSiteStackProps) {
    super(scope, id, props);
    const pages = new HouseFunction(this, 'serve-voter-site', {
      description: 'Serves the pages of Where’s My Ballot in ten languages',
      tables: { elections: ['Query'], settings: { actions: ['GetItem'], keys: ['COUNTY#*'] } },
      clock: true,
      gradual: true,
      ...SITE_FAILS,
    });
    const { deployment, edge } = this.platform.config;
    const address = deployment?.addresses.voterSite;
    const api = new HouseRestApi(this, 'VoterSite', {
      name: 'voter-site',
      description: 'Where’s My Ballot',
      binaryMediaTypes: ['*/*'],
      throttle: { rate: 1000, burst: 2000 },
      slowness: 1,
      requestsPerAddress: REQUESTS_PER_ADDRESS,
      address: address && (edge ? voterSiteOrigin(address) : address),
      ...(edge && deployment
        ? { onlyWith: { header: ORIGIN_HEADER, values: originKeys(this, deployment.originKey, EDGE_REGION) } }
        : {}),
      // Its paths hold the keys of unsubscribe links, and its requests voters' addresses: X-Ray would keep both.
      traced: false,
      ...SITE_FAILS,
    });
    for (const path of ['/', '/{proxy+}']) api.addOpenRoute('GET', path, pages);
    api.addOpenRoute('POST', '/county', pages);
    const personal = signUpFunction(this, props.codes);
    for (const path of PERSONAL) {
      for (const method of ['GET', 'POST'] as const) {
        api.addOpenRoute(method, path, personal);
        api.addOpenRoute(method, `${path}/{proxy+}`, personal);
      }
    }
    this.output('voterSiteApiId', api.api.restApiId);
  }
}
