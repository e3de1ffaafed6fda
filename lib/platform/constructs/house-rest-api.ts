import { Aws, Duration, Size } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HttpMethod } from '../api-routes.ts';
import type { ZonedDomain } from '../config.ts';
import { ANSWER_KEPT_SECONDS, CREDENTIALS, type CredentialName } from '../credentials.ts';
import { METRIC_NAMESPACE, resourceName } from '../names.ts';
import { acknowledge } from './acknowledge.ts';
import { Alarm, type Consequence } from './alarm.ts';
import { answerProblems } from './gateway-problems.ts';
import type { HouseFunction } from './house-function.ts';
import { houseLogGroup } from './house-log-group.ts';
import { platformOf } from './house-stack.ts';
import { OwnAddress } from './own-address.ts';
import { ownService } from './own-service.ts';
import { watchRefusals } from './refusal-alarms.ts';
import { type HeaderValues, protectApi } from './web-acl.ts';

/** API Gateway's stage name; it is part of the address behind the custom domain only. */
const API_STAGE = 'live';

export type HouseRestApiProps = Consequence & {
  readonly name: string;
  readonly description: string;
  /** Types passed through unchanged as bytes; pages serve fonts. */
  readonly binaryMediaTypes?: readonly string[];
  /** The one credential that opens it, and the function that judges it; absent for pages that everybody may read. */
  readonly authorizer?: { readonly credential: CredentialName; readonly judge: HouseFunction };
  /** The path at which people sign in: whoever has no session is sent there, instead of being told of a problem. */
  readonly signIn?: string;
  /** Requests per second and burst for the whole stage. */
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Requests that one address may make in five minutes. */
  readonly requestsPerAddress: number;
  /** How many times as long as the stage's latency an answer may take. */
  readonly slowness: number;
  /** Where it is reached. Without one, as in the local stage, at the address that API Gateway gives it. */
  readonly address: ZonedDomain | undefined;
  /** Where CloudFront stands before it: what CloudFront alone can show. */
  readonly onlyWith?: HeaderValues;
  /** Whether X-Ray keeps its requests, with their paths and callers' addresses. Otherwise only those of its functions. */
  readonly traced?: boolean;
};

/**
 * A regional REST API with access logs, tracing, throttling, a web ACL, request validation, and errors of API Gateway
 * itself answered as RFC 9457 problems. Functions are invoked through the API's own role.
 */
export class HouseRestApi extends Construct {
  readonly api: apigateway.RestApi;
  private readonly invokePolicy: iam.ManagedPolicy;
  private readonly invokeRole: iam.Role;
  private readonly authorizer: apigateway.IAuthorizer | undefined;

  constructor(scope: Construct, id: string, props: HouseRestApiProps) {
    super(scope, id);
    const { config } = platformOf(this);
    const name = resourceName(config.stage, props.name);
    this.invokeRole = new iam.Role(this, 'InvokeRole', {
      assumedBy: ownService(this, 'apigateway'),
    });
    this.invokePolicy = new iam.ManagedPolicy(this, 'Invoke', { roles: [this.invokeRole] });
    const accessLogs = houseLogGroup(this, 'AccessLogs', `/aws/apigateway/${name}`);
    this.api = new apigateway.RestApi(this, 'Api', {
      restApiName: name,
      description: props.description,
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      cloudWatchRole: false,
      minCompressionSize: Size.kibibytes(1),
      // One address for each service: whoever calls the gateway's own is not where people were told to go.
      ...(props.address ? { disableExecuteApiEndpoint: true } : {}),
      ...(props.binaryMediaTypes ? { binaryMediaTypes: [...props.binaryMediaTypes] } : {}),
      deployOptions: {
        stageName: API_STAGE,
        tracingEnabled: props.traced ?? true,
        metricsEnabled: true,
        throttlingRateLimit: props.throttle.rate,
        throttlingBurstLimit: props.throttle.burst,
        loggingLevel: apigateway.MethodLoggingLevel.ERROR,
        // Bodies and headers would put personal data into the log.
        dataTraceEnabled: false,
        accessLogDestination: new apigateway.LogGroupLogDestination(accessLogs as logs.ILogGroup),
        accessLogFormat: apigateway.AccessLogFormat.custom(
          JSON.stringify({ ...ACCESS_LOG, ...(props.authorizer ? CALLER_LOG : {}) }),
        ),
        ...this.clientCertificate(name),
      },
    });
    this.authorizer = props.authorizer
      ? this.tokenAuthorizer(props.authorizer.judge, props.authorizer.credential)
      : undefined;
    answerProblems(this.api, props.signIn);
    const { requestsPerAddress, onlyWith } = props;
    protectApi(this, this.api, { name, requestsPerAddress, ...(onlyWith ? { onlyWith } : {}) });
    if (props.address) new OwnAddress(this, 'Address', { api: this.api, address: props.address });
    new Alarm(this, 'ServerErrors', {
      metric: this.api.metricServerError({ period: Duration.minutes(5) }),
      threshold: 0,
      impact: props.impact,
      runbook: props.runbook,
    });
    this.watch(accessLogs, name, props);
    if (props.authorizer) watchRefusals(this, accessLogs, props.name);
    acknowledge(this.api, {
      'AwsSolutions-APIG2':
        'Each function checks path, query and body against its contract and names the wrong field; a gateway model could only refuse without saying why.',
      'NIST.800.53.R5-APIGWCacheEnabledAndEncrypted':
        'Answers differ by credential and hold election data; a cache at the gateway could hand one county the data of another.',
    });
  }

  /** Routes a method of a path to a function, behind the authorizer. Throws when the API has none. */
  addRoute(method: HttpMethod | 'HEAD', path: string, target: HouseFunction): void {
    if (this.authorizer === undefined) throw new Error(`${method} ${path} has no authorizer to stand behind.`);
    this.route(method, path, target, this.authorizer);
  }

  /** Routes a method of a path to a function that answers everybody. */
  addOpenRoute(method: HttpMethod, path: string, target: HouseFunction): void {
    this.route(method, path, target);
  }

  private route(
    method: HttpMethod | 'HEAD',
    path: string,
    target: HouseFunction,
    authorizer?: apigateway.IAuthorizer,
  ): void {
    this.invokePolicy.addStatements(
      new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.entryArn] }),
    );
    const resource = path === '/' ? this.api.root : this.api.root.resourceForPath(path);
    const guarded = authorizer !== undefined;
    const added = resource.addMethod(method, this.integration(target), {
      ...(guarded
        ? { authorizer, authorizationType: apigateway.AuthorizationType.CUSTOM }
        : { authorizationType: apigateway.AuthorizationType.NONE }),
    });
    acknowledge(added, {
      'AwsSolutions-COG4': guarded
        ? 'The Lambda authorizer verifies Cognito tokens and also maps the client to its county, which a Cognito authorizer cannot.'
        : OPEN_BY_PURPOSE,
      ...(guarded
        ? {}
        : {
            'AwsSolutions-APIG4': OPEN_BY_PURPOSE,
          }),
    });
  }

  private integration(target: HouseFunction): apigateway.Integration {
    return new apigateway.Integration({
      type: apigateway.IntegrationType.AWS_PROXY,
      integrationHttpMethod: 'POST',
      uri: lambdaUri(target.entryArn),
      options: { credentialsRole: this.invokeRole as iam.IRole },
    });
  }

  private tokenAuthorizer(target: HouseFunction, credential: CredentialName): apigateway.IAuthorizer {
    const { header, shape } = CREDENTIALS[credential];
    this.invokePolicy.addStatements(
      new iam.PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.entryArn] }),
    );
    const authorizer = new apigateway.CfnAuthorizer(this, 'Authorizer', {
      restApiId: this.api.restApiId,
      name: credential,
      type: 'TOKEN',
      authorizerUri: lambdaUri(target.entryArn),
      authorizerCredentials: this.invokeRole.roleArn,
      identitySource: `method.request.header.${header}`,
      identityValidationExpression: shape,
      authorizerResultTtlInSeconds: ANSWER_KEPT_SECONDS,
    });
    return { authorizerId: authorizer.ref, authorizationType: apigateway.AuthorizationType.CUSTOM };
  }

  /** Answers that come slowly, and callers whom API Gateway or the firewall turns away before we see them. */
  private watch(accessLogs: logs.LogGroup, name: string, { slowness }: HouseRestApiProps): void {
    const slowMs = platformOf(this).config.thresholds.apiLatencyMs * slowness;
    new Alarm(this, 'Slow', {
      metric: this.api.metricLatency({ period: Duration.minutes(5), statistic: 'p99' }),
      threshold: slowMs,
      evaluationPeriods: 3,
      impact: `Whoever calls ${name} waits: one of a hundred answers takes longer than ${slowMs / 1000} seconds.`,
      runbook: 'answers-are-slow',
    });
    for (const [reason, { id, threshold, impact }] of Object.entries(TURNED_AWAY)) {
      const metric = new logs.MetricFilter(this, `${id}Filter`, {
        logGroup: accessLogs,
        filterPattern: logs.FilterPattern.stringValue('$.error', '=', reason),
        metricNamespace: METRIC_NAMESPACE,
        metricName: `${name}-${reason}`,
      }).metric({ period: Duration.minutes(5), statistic: 'Sum' });
      new Alarm(this, id, { metric, threshold, impact: `${impact} (${name}).`, runbook: 'callers-are-turned-away' });
    }
  }

  private clientCertificate(name: string): { clientCertificateId?: string } {
    // The emulator's CloudFormation has no client certificates.
    if (platformOf(this).config.emulated) return {};
    const description = `Shows ${name} to a backend`;
    return { clientCertificateId: new apigateway.CfnClientCertificate(this, 'ClientCertificate', { description }).ref };
  }
}

/** Why a route has no authorizer of API Gateway. */
const OPEN_BY_PURPOSE =
  'Open to everybody by purpose: it says the same to all, or judges itself who asks: a voter by a code and a session of the site.';

/** Why callers get no answer of ours, by API Gateway's word for it, and how many of them in five minutes wake somebody. */
const TURNED_AWAY: Readonly<
  Record<'THROTTLED' | 'WAF_FILTERED', { readonly id: string; readonly threshold: number; readonly impact: string }>
> = {
  THROTTLED: { id: 'Throttled', threshold: 100, impact: 'Callers are told to come back later: too many at once' },
  WAF_FILTERED: {
    id: 'Filtered',
    threshold: 1000,
    impact: 'The firewall turns many callers away, perhaps a whole school or carrier behind one address',
  },
};

/** No path parameters, no query, no headers: routes and answers only. `call` is what the audit trail calls the call. */
const ACCESS_LOG = {
  requestId: apigateway.AccessLogField.contextRequestId(),
  requestTime: apigateway.AccessLogField.contextRequestTime(),
  method: apigateway.AccessLogField.contextHttpMethod(),
  resource: apigateway.AccessLogField.contextResourcePath(),
  status: apigateway.AccessLogField.contextStatus(),
  responseLength: apigateway.AccessLogField.contextResponseLength(),
  call: '$context.integration.requestId',
  error: apigateway.AccessLogField.contextErrorResponseType(),
};

/** Who called, where only systems and staff can: a voter's address is personal data, and in no access log. */
const CALLER_LOG = {
  client: apigateway.AccessLogField.contextAuthorizer('id'),
  role: apigateway.AccessLogField.contextAuthorizer('role'),
  county: apigateway.AccessLogField.contextAuthorizer('county'),
  ip: apigateway.AccessLogField.contextIdentitySourceIp(),
};

const lambdaUri = (functionArn: string): string =>
  `arn:${Aws.PARTITION}:apigateway:${Aws.REGION}:lambda:path/2015-03-31/functions/${functionArn}/invocations`;
