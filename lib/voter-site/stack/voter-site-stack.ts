import type { Construct } from 'constructs';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseRestApi } from '../../platform/constructs/house-rest-api.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';

const SITE_FAILS: Consequence = {
  impact: 'Voters see an error instead of Where’s My Ballot.',
  runbook: 'a-site-does-not-answer',
};

/** Where's My Ballot: the pages that voters read. */
export class VoterSiteStack extends HouseStack {
  constructor(scope: Construct, id: string, props: HouseStackProps) {
    super(scope, id, props);
    const pages = new HouseFunction(this, 'serve-voter-site', {
      description: 'Serves the pages of Where’s My Ballot in ten languages',
      tables: { elections: ['Query'] },
      clock: true,
      ...SITE_FAILS,
    });
    const api = new HouseRestApi(this, 'VoterSite', {
      name: 'voter-site',
      description: 'Where’s My Ballot',
      binaryMediaTypes: ['*/*'],
      throttle: { rate: 1000, burst: 2000 },
      // A school, a library or a carrier's address translation puts thousands of people behind one address.
      requestsPerAddress: 30_000,
      slowness: 1,
      ...SITE_FAILS,
    });
    for (const path of ['/', '/{proxy+}']) api.addOpenRoute('GET', path, pages);
    this.output('voterSiteApiId', api.api.restApiId);
  }
}
