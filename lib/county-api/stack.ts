import { CfnOutput, Duration, Stack, type StackProps } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { HouseFunction } from '../platform/constructs/house-function.ts';
import { HouseRestApi } from '../platform/constructs/house-rest-api.ts';
import type { Platform } from '../platform/constructs/platform.ts';
import { OUTPUTS, resourceName } from '../platform/names.ts';
import { API_ROUTES } from './routes.ts';

export type CountyApiStackProps = StackProps & {
  readonly platform: Platform;
  /** The functions that other stacks own, by folder name. */
  readonly functions: Readonly<Record<string, HouseFunction>>;
};

/** The county API v1: who may call, and the routes to the functions. */
export class CountyApiStack extends Stack {
  /** Guards the operations pages too. */
  readonly authorizer: HouseFunction;

  constructor(scope: Construct, id: string, props: CountyApiStackProps) {
    super(scope, id, props);
    const { platform } = props;
    const { userPool, tokenUrl } = this.userPool(platform);
    this.authorizer = new HouseFunction(this, 'authorize-request', {
      platform,
      description: 'Verifies an access token and tells which county, or the Secretary of State, it belongs to',
      tables: { settings: ['GetItem'] },
      environment: { USER_POOL_ID: userPool.userPoolId },
      impact: 'Counties cannot upload or fetch anything: every call is refused.',
      runbook: 'the-county-api-refuses-everybody',
    });
    const openApi = new HouseFunction(this, 'serve-openapi', {
      platform,
      description: 'Serves the OpenAPI document of the county API and its readable page',
      environment: { TOKEN_URL: tokenUrl },
      impact: 'Developers of county systems cannot read the API documentation.',
      runbook: 'the-county-api-answers-500',
    });
    const api = new HouseRestApi(this, 'CountyApi', {
      platform,
      name: 'county-api',
      description: 'County API v1: sync checks, elections and ballot statuses',
      authorizer: this.authorizer,
      identitySources: ['method.request.header.Authorization'],
      throttle: { rate: 500, burst: 1000 },
      requestsPerAddress: 10_000,
      impact: 'Counties get errors: uploads and sync checks may not arrive.',
      runbook: 'the-county-api-answers-500',
    });
    const functions: Readonly<Record<string, HouseFunction>> = { ...props.functions, 'serve-openapi': openApi };
    for (const route of API_ROUTES) {
      const target = functions[route.lambda];
      if (!target)
        throw new Error(`No stack hands over the function ${route.lambda} of ${route.method} ${route.path}.`);
      api.addRoute(route.method, route.path, target, route.open);
    }
    this.output('countyApiId', api.api.restApiId);
    this.output('countyApiUrl', api.api.url);
    this.output('userPoolId', userPool.userPoolId);
    this.output('tokenUrl', tokenUrl);
  }

  /** Machine credentials only: each county's system is an app client with the client-credentials grant. */
  private userPool(platform: Platform): { userPool: cognito.UserPool; tokenUrl: string } {
    const { config } = platform;
    const userPool = new cognito.UserPool(this, 'Clients', {
      userPoolName: resourceName(config.stage, 'clients'),
      selfSignUpEnabled: false,
      mfa: cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      passwordPolicy: {
        minLength: 14,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(1),
      },
      featurePlan: cognito.FeaturePlan.PLUS,
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      deletionProtection: !config.disposable,
    });
    userPool.addResourceServer('CountyApi', {
      identifier: 'county-api',
      scopes: [new cognito.ResourceServerScope({ scopeName: 'use', scopeDescription: 'Use the county API' })],
    });
    const domain = userPool.addDomain('TokenDomain', {
      cognitoDomain: { domainPrefix: `${resourceName(config.stage, 'clients')}-${this.account}`.slice(0, 63) },
    });
    return { userPool, tokenUrl: `${domain.baseUrl()}/oauth2/token` };
  }

  private output(name: keyof typeof OUTPUTS, value: string): void {
    new CfnOutput(this, OUTPUTS[name].id, { value });
  }
}
