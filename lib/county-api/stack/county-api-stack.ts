import type * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { countyFunctions } from '../../counties/stack/county-functions.ts';
import { tellCounties } from '../../counties/stack/tell-counties.ts';
import { imbFunctions } from '../../imb/stack/imb-functions.ts';
import { ALSO_HEAD, API_CALLS, type ApiLambda, type ApiLambdaOf, OPEN_PATHS } from '../../platform/api-routes.ts';
import { type FunctionsOf, HouseFunction } from '../../platform/constructs/house-function.ts';
import { HouseRestApi } from '../../platform/constructs/house-rest-api.ts';
import { HouseStack, type HouseStackProps } from '../../platform/constructs/house-stack.ts';
import { LogAlarm } from '../../platform/constructs/log-alarm.ts';
import { keysOf } from '../../shared/keys-of.ts';
import { helpFunctions } from '../../sign-up/stack/help-functions.ts';
import { machineClients } from './machine-clients.ts';

/** The calls that only a County Test Environment has, and the functions behind all the others. */
type TestCall = ApiLambdaOf<'releases'>;
type Everywhere = FunctionsOf<Exclude<ApiLambda, TestCall>>;

export type CountyApiStackProps = HouseStackProps & {
  /** The functions behind the calls; the capabilities' stacks own them. */
  readonly functions: FunctionsOf<Exclude<ApiLambda, ApiLambdaOf<'counties' | 'sign-up' | 'imb'> | TestCall>>;
  /** Those of a County Test Environment; undefined in every other stage, whose API has no such calls. */
  readonly testFunctions: FunctionsOf<TestCall> | undefined;
};

/** The county API v1: who may call, and the routes to the functions. */
export class CountyApiStack extends HouseStack {
  /** The user pool that gives tokens to counties' systems. */
  readonly clients: cognito.UserPool;
  /** Where it gives them, and where the API answers whoever has one. */
  readonly tokenUrl: string;
  readonly apiUrl: string;

  constructor(scope: Construct, id: string, { functions, testFunctions, ...props }: CountyApiStackProps) {
    super(scope, id, props);
    const { userPool, tokenUrl } = machineClients(this);
    this.clients = userPool;
    this.tokenUrl = tokenUrl;
    const impact = 'Counties cannot upload or fetch anything: every call is refused.';
    const runbook = 'the-county-api-refuses-everybody';
    const authorizer = new HouseFunction(this, 'authorize-request', {
      description: 'Verifies an access token and tells which county, or the Secretary of State, it belongs to',
      impact,
      runbook,
      tables: {
        settings: { actions: ['GetItem'], keys: ['CLIENT#*'] },
        ...(this.platform.config.testEnvironment
          ? { releases: { actions: ['GetItem'], keys: ['ENVIRONMENT', 'COUNTY#*', 'RELEASE#*'] } as const }
          : {}),
      },
      clock: true,
      environment: { USER_POOL_ID: userPool.userPoolId, TOKEN_URL: tokenUrl },
      // Without a credential anybody makes it throw: an alarm on that would ring for every scanner.
      answersByThrowing: true,
    });
    const code = 'CALLERS_NOT_JUDGED';
    new LogAlarm(this, code, { functions: [authorizer], code, impact, runbook });
    const address = this.platform.config.deployment?.addresses.countyApi;
    const apiUrl = address === undefined ? undefined : `https://${address.domain}`;
    this.apiUrl = apiUrl ?? this.platform.config.pagesUrl;
    const openApi = new HouseFunction(this, 'serve-openapi', {
      description: 'Serves the OpenAPI document of the county API and its readable page',
      environment: {
        TOKEN_URL: tokenUrl,
        TEST_ENVIRONMENT: this.platform.config.testEnvironment ? 'yes' : 'no',
        API_URL: this.apiUrl,
      },
      impact: 'Developers of county systems cannot read the API documentation.',
      runbook: 'the-county-api-answers-500',
    });
    const api = new HouseRestApi(this, 'CountyApi', {
      name: 'county-api',
      description: 'County API v1: sync checks, elections and ballot statuses',
      authorizer: { credential: 'bearer', judge: authorizer },
      throttle: { rate: 500, burst: 1000 },
      // A vendor sends for twenty counties from one address, each at its own limit of ten calls a second.
      requestsPerAddress: 60_000,
      // Uploads of many rows take longer than pages.
      slowness: 3,
      address,
      impact: 'Counties get errors: uploads and sync checks may not arrive.',
      runbook: 'the-county-api-answers-500',
    });
    // They make and remove credentials in the pool of this stack.
    const all: Everywhere & Partial<FunctionsOf<TestCall>> = {
      ...functions,
      ...testFunctions,
      ...countyFunctions(this, { userPool }),
      ...helpFunctions(this),
      ...imbFunctions(this),
    };
    for (const lambda of keysOf(API_CALLS)) {
      const { method, path } = API_CALLS[lambda];
      const target: HouseFunction | undefined = all[lambda];
      if (target) api.addRoute(method, path, target);
      if (target && ALSO_HEAD.includes(lambda)) api.addRoute('HEAD', path, target);
    }
    for (const path of OPEN_PATHS) api.addOpenRoute('GET', path, openApi);
    tellCounties(this);
    this.output('countyApiId', api.api.restApiId);
    this.output('countyApiUrl', apiUrl === undefined ? api.api.url : `${apiUrl}/`);
    this.output('userPoolId', userPool.userPoolId);
    this.output('tokenUrl', tokenUrl);
  }
}
