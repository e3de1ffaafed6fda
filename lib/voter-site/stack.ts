import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HouseFunction } from '../platform/constructs/house-function.ts';
import { HouseRestApi } from '../platform/constructs/house-rest-api.ts';
import type { Platform } from '../platform/constructs/platform.ts';
import { OUTPUTS } from '../platform/names.ts';

/** Where's My Ballot: the pages that voters read. */
export class VoterSiteStack extends Stack {
  constructor(scope: Construct, id: string, props: StackProps & { readonly platform: Platform }) {
    super(scope, id, props);
    const { platform } = props;
    const pages = new HouseFunction(this, 'serve-voter-site', {
      platform,
      description: 'Serves the pages of Where’s My Ballot in ten languages',
      tables: { elections: ['Query'] },
      clock: true,
      impact: 'Voters see an error instead of Where’s My Ballot.',
      runbook: 'a-site-does-not-answer',
    });
    const api = new HouseRestApi(this, 'VoterSite', {
      platform,
      name: 'voter-site',
      description: 'Where’s My Ballot',
      binaryMediaTypes: ['*/*'],
      throttle: { rate: 1000, burst: 2000 },
      requestsPerAddress: 2000,
      impact: 'Voters see an error instead of Where’s My Ballot.',
      runbook: 'a-site-does-not-answer',
    });
    api.addRoute('GET', '/', pages);
    api.addRoute('GET', '/{proxy+}', pages);
    new CfnOutput(this, OUTPUTS.voterSiteApiId.id, { value: api.api.restApiId });
  }
}
