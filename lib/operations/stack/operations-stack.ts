import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseRestApi } from '../../platform/constructs/house-rest-api.ts';
import type { Platform } from '../../platform/constructs/platform.ts';
import { OUTPUTS } from '../../platform/names.ts';
import { operationsDashboard } from './dashboard.ts';

/** The pages of SOS operations and of county staff, and the dashboard of whoever is on call. */
export class OperationsStack extends Stack {
  constructor(
    scope: Construct,
    id: string,
    props: StackProps & { readonly platform: Platform; readonly authorizer: HouseFunction },
  ) {
    super(scope, id, props);
    const { platform } = props;
    const pages = new HouseFunction(this, 'serve-operations', {
      platform,
      description: 'Serves the operations pages: sync checks, their differences, and messages',
      memoryMb: 1024,
      tables: { sync: ['GetItem', 'Query'], elections: ['Query'], messages: ['Scan'] },
      buckets: { inbox: ['GetObject'] },
      clock: true,
      impact: 'Operations staff and counties cannot see last night’s checks on the pages; the API still answers.',
      runbook: 'a-site-does-not-answer',
    });
    const api = new HouseRestApi(this, 'Operations', {
      platform,
      name: 'operations',
      description: 'Operations pages for the Secretary of State and the counties',
      binaryMediaTypes: ['*/*'],
      authorizer: props.authorizer,
      throttle: { rate: 100, burst: 200 },
      requestsPerAddress: 2000,
      impact: 'Operations staff and counties cannot see last night’s checks on the pages; the API still answers.',
      runbook: 'a-site-does-not-answer',
    });
    api.addRoute('GET', '/operations', pages);
    api.addRoute('GET', '/operations/{proxy+}', pages);
    operationsDashboard(this, platform.config, this.account, this.region);
    new CfnOutput(this, OUTPUTS.operationsApiId.id, { value: api.api.restApiId });
  }
}
