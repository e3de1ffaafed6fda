import type { Construct } from 'constructs';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseRestApi } from '../../platform/constructs/house-rest-api.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { accountAlarms } from './account-alarms.ts';
import { operationsDashboard } from './dashboard.ts';

export type OperationsStackProps = HouseStackProps & {
  /** Says who reads the pages. */
  readonly authorizer: HouseFunction;
};

const PAGES_FAIL: Consequence = {
  impact: 'Operations staff and counties cannot see last night’s checks on the pages; the API still answers.',
  runbook: 'a-site-does-not-answer',
};

/** The pages of SOS operations and of county staff, and the dashboard of whoever is on call. */
export class OperationsStack extends HouseStack {
  constructor(scope: Construct, id: string, { authorizer, ...props }: OperationsStackProps) {
    super(scope, id, props);
    const pages = new HouseFunction(this, 'serve-operations', {
      description: 'Serves the operations pages: sync checks, their differences, held ballot rows, and messages',
      memoryMb: 1024,
      // The calendar reads the alternate dates of all counties at once.
      tables: {
        sync: ['GetItem', 'Query', 'BatchGetItem'],
        elections: ['Query'],
        messages: { actions: ['Query'], keys: ['COUNTS#*'] },
        ballots: ['BatchGetItem'],
        settings: { actions: ['GetItem', 'BatchGetItem', 'Query'], keys: ['COUNTY#*', 'CLIENT#*'] },
        audit: { actions: ['Query'], keys: ['CHAIN#*'] },
      },
      indexes: ['held'],
      buckets: { inbox: { 'differences/': ['GetObject'] } },
      clock: true,
      ...PAGES_FAIL,
    });
    const api = new HouseRestApi(this, 'Operations', {
      name: 'operations',
      description: 'Operations pages for the Secretary of State and the counties',
      binaryMediaTypes: ['*/*'],
      authorizer: { credential: 'session', judge: authorizer },
      throttle: { rate: 100, burst: 200 },
      requestsPerAddress: 2000,
      slowness: 1,
      address: this.platform.config.deployment?.addresses.operations,
      ...PAGES_FAIL,
    });
    for (const path of ['/operations', '/operations/{proxy+}']) api.addRoute('GET', path, pages);
    operationsDashboard(this);
    accountAlarms(this);
    this.output('operationsApiId', api.api.restApiId);
  }
}
