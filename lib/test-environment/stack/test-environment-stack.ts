import { Duration } from 'aws-cdk-lib';
import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { allowClients } from '../../counties/stack/county-functions.ts';
import type { Consequence } from '../../platform/constructs/alarm.ts';
import { byName, type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import type { CalledLambda } from '../../platform/constructs/machine-map.ts';
import { allowWebhookSecrets } from '../../platform/constructs/secret-access.ts';
import { Workflow } from '../../platform/constructs/workflow.ts';

export type TestEnvironmentStackProps = HouseStackProps & {
  /** The user pool that gives tokens to counties' systems, and where. */
  readonly clients: cognito.UserPool;
  readonly tokenUrl: string;
  /** Where the county API answers. */
  readonly apiUrl: string;
};

const NOT_TRIED: Consequence = {
  impact: 'No county learns whether its test system reaches VoteCal: the release’s smoke test has to be repeated.',
  runbook: 'the-smoke-test-does-not-end',
};

/** The runs of the smoke test and their rows. */
const RUNS = ['SMOKE', 'SMOKE#*'] as const;

/** What tries a release of the County Test Environment: the smoke test. In this environment alone. */
export class TestEnvironmentStack extends HouseStack {
  constructor(scope: Construct, id: string, { clients, tokenUrl, apiUrl, ...props }: TestEnvironmentStackProps) {
    super(scope, id, props);
    new Workflow(this, 'smoke-test', {
      functions: this.smokeSteps({ clients, tokenUrl, apiUrl }),
      workflows: {},
      ...NOT_TRIED,
    });
  }

  private smokeSteps({
    clients,
    tokenUrl,
    apiUrl,
  }: Pick<TestEnvironmentStackProps, 'clients' | 'tokenUrl' | 'apiUrl'>): FunctionsOf<CalledLambda<'smoke-test'>> {
    const begin = new HouseFunction(this, 'begin-smoke-test', {
      description: 'Begins a run of the smoke test: its counties, their invented voters, its election',
      timeout: Duration.minutes(1),
      tables: {
        releases: {
          each: [
            { actions: ['GetItem', 'Query', 'PutItem'], keys: [...RUNS] },
            // The counties' opt-ins.
            { actions: ['BatchGetItem'], keys: ['COUNTY#*'] },
          ],
        },
        elections: ['GetItem', 'PutItem'],
        voters: ['BatchGetItem', 'PutItem'],
        subscriptions: ['PutItem'],
      },
      clock: true,
      ...NOT_TRIED,
    });
    const tryOne = new HouseFunction(this, 'try-county', {
      description: 'Tries a county: its endpoint, a credential, a search in VoteCal, a ballot',
      timeout: Duration.minutes(2),
      tables: {
        releases: { actions: ['GetItem', 'PutItem'], keys: [...RUNS] },
        settings: {
          actions: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem'],
          keys: ['COUNTY#*', 'CLIENT#*'],
        },
      },
      clock: true,
      environment: { USER_POOL_ID: clients.userPoolId, TOKEN_URL: tokenUrl, API_URL: apiUrl },
      ...NOT_TRIED,
    });
    allowClients(tryOne, clients, 'CreateUserPoolClient', 'DeleteUserPoolClient');
    allowWebhookSecrets(tryOne, 'GetSecretValue');
    const end = new HouseFunction(this, 'end-smoke-test', {
      description: 'Looks what became of the smoke test’s messages, and ends its run',
      timeout: Duration.minutes(4),
      tables: {
        releases: { actions: ['GetItem', 'Query', 'PutItem', 'UpdateItem'], keys: [...RUNS] },
        messages: ['Query'],
      },
      clock: true,
      ...NOT_TRIED,
    });
    return byName(begin, tryOne, end);
  }
}
