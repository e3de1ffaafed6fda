import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { CREDENTIALS, type Credential } from '../../../lib/platform/credentials.ts';
import { literal } from './literal.ts';
import { shortName } from './policies.ts';
import { type Application, application, EVERY_ASSEMBLY, type Found, list, ON_AWS } from './templates.ts';

/** Seconds after which API Gateway gives up on an integration and answers 504 by itself. */
const GATEWAY_SECONDS = 29;
/** Bytes that API Gateway takes; a Lambda behind it gets at most 6 MB with everything around the body. */
const LAMBDA_PAYLOAD_MB = 6;

/** The functions that a REST API calls: behind a method, or as its authorizer. */
const behindGateway = (app: Application): readonly { readonly from: Found; readonly lambda: Found }[] => {
  const functions = app.all('AWS::Lambda::Function');
  const called = (from: Found, uri: string): { from: Found; lambda: Found }[] =>
    functions
      .filter((lambda) => {
        const called = `:function:${literal(app, lambda.stack, lambda.properties['FunctionName'])}`;
        return uri.includes(`${called}/`) || uri.includes(`${called}:live/`);
      })
      .map((lambda) => ({ from, lambda }));
  return [
    ...app.all('AWS::ApiGateway::Method').flatMap((method) => {
      const integration = method.properties['Integration'];
      const uri = typeof integration === 'object' && integration !== null && 'Uri' in integration && integration['Uri'];
      return uri ? called(method, literal(app, method.stack, uri)) : [];
    }),
    ...app
      .all('AWS::ApiGateway::Authorizer')
      .flatMap((authorizer) =>
        called(authorizer, literal(app, authorizer.stack, authorizer.properties['AuthorizerUri'])),
      ),
  ];
};

const GatewayResponse = z.object({
  ResponseType: z.string(),
  StatusCode: z.string().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.record(z.string(), z.string()).default({}),
});
const Problem = z.strictObject({
  type: z.string().regex(/^urn:rollcall:problem:[a-z-]+$/),
  title: z.string().min(5),
  status: z.int().min(400).max(599),
  code: z.string().regex(/^[a-z-]+$/),
  detail: z.string().min(20),
});

/** Everything that API Gateway may answer before, or instead of, one of our functions. */
const OWN_ANSWERS = [
  'ACCESS_DENIED',
  'API_CONFIGURATION_ERROR',
  'AUTHORIZER_CONFIGURATION_ERROR',
  'AUTHORIZER_FAILURE',
  'BAD_REQUEST_BODY',
  'BAD_REQUEST_PARAMETERS',
  'DEFAULT_4XX',
  'DEFAULT_5XX',
  'EXPIRED_TOKEN',
  'INTEGRATION_FAILURE',
  'INTEGRATION_TIMEOUT',
  'INVALID_SIGNATURE',
  'MISSING_AUTHENTICATION_TOKEN',
  'QUOTA_EXCEEDED',
  'REQUEST_TOO_LARGE',
  'RESOURCE_NOT_FOUND',
  'THROTTLED',
  'UNAUTHORIZED',
  'UNSUPPORTED_MEDIA_TYPE',
  'WAF_FILTERED',
];

describe.each(EVERY_ASSEMBLY)('the gateway of %s', (name) => {
  const app = application(name);

  it('outlasts the functions behind it: they answer, or are stopped, before it gives up', () => {
    const called = behindGateway(app);
    expect(called.length).toBeGreaterThan(20);
    const slow = called.filter(({ lambda }) => Number(lambda.properties['Timeout'] ?? 3) >= GATEWAY_SECONDS);
    expect([
      ...new Set(slow.map(({ lambda }) => `${shortName(app, lambda)} ${lambda.properties['Timeout']} s`)),
    ]).toEqual([]);
  });

  it('decides about each API by one header, hands its authorizer nothing else, and remembers no answer', () => {
    const authorizers = app.all('AWS::ApiGateway::Authorizer').map(({ stack, properties }) => ({
      api: literal(app, stack, app.target(stack, properties['RestApiId'])?.properties['Name']).replace(
        /^rollcall-\w+-/,
        '',
      ),
      type: properties['Type'],
      header: properties['IdentitySource'],
      shape: properties['IdentityValidationExpression'],
      keptSeconds: properties['AuthorizerResultTtlInSeconds'],
    }));
    const by = ({ header, shape }: Credential) => ({
      type: 'TOKEN',
      header: `method.request.header.${header}`,
      shape,
      keptSeconds: 0,
    });
    expect(authorizers.toSorted((one, other) => one.api.localeCompare(other.api))).toEqual([
      { api: 'county-api', ...by(CREDENTIALS.bearer) },
      { api: 'operations', ...by(CREDENTIALS.session) },
    ]);
    // One function for both would take either's credential.
    const judges = behindGateway(app).filter(({ from }) => from.type === 'AWS::ApiGateway::Authorizer');
    expect(new Set(judges.map(({ lambda }) => shortName(app, lambda)))).toEqual(
      new Set(['authorize-request', 'authorize-page']),
    );
  });

  /** People are no programs: what the pages answer without a session is a page. */
  const isSignIn = (api: ReturnType<typeof app.all>[number], type: string): boolean =>
    type === 'UNAUTHORIZED' && literal(app, api.stack, api.properties['Name']).endsWith('-operations');

  describe.each(
    app.all('AWS::ApiGateway::RestApi').map((api) => [literal(app, api.stack, api.properties['Name']), api] as const),
  )('%s', (_api, api) => {
    const answers = app
      .all('AWS::ApiGateway::GatewayResponse')
      .filter(({ stack, properties }) => app.target(stack, properties['RestApiId'])?.where === api.where)
      .map(({ properties }) => GatewayResponse.parse(properties));

    it('answers every refusal of its own as a problem document', () => {
      const byType = new Map(answers.map((answer) => [answer.ResponseType, answer]));
      // What has no answer of its own falls back to the default of its class.
      const without = OWN_ANSWERS.filter(
        (type) => !byType.has(type) && !(byType.has('DEFAULT_4XX') && byType.has('DEFAULT_5XX')),
      );
      expect(without).toEqual([]);
      for (const type of ['DEFAULT_4XX', 'DEFAULT_5XX', 'INTEGRATION_TIMEOUT', 'WAF_FILTERED', 'THROTTLED']) {
        expect([...byType.keys()], type).toContain(type);
      }
      for (const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } of answers) {
        if (isSignIn(api, ResponseType)) continue;
        const { 'Content-Type': contentType = ResponseParameters['gatewayresponse.header.Content-Type'] } =
          ResponseParameters;
        expect(contentType, ResponseType).toBe("'application/problem+json'");
        const template = ResponseTemplates['application/json'] ?? '';
        const problem = Problem.parse(JSON.parse(template));
        if (StatusCode) expect(problem.status, ResponseType).toBe(Number(StatusCode));
        // A default keeps the status that the gateway chose; its document must not claim another class.
        else expect(ResponseType).toBe(`DEFAULT_${Math.floor(problem.status / 100)}XX`);
      }
    });

    it('sends a browser without a session to the sign-in, on the staff pages alone', () => {
      const unauthorized = answers.find(({ ResponseType }) => ResponseType === 'UNAUTHORIZED');
      const page = JSON.stringify(unauthorized?.ResponseTemplates);
      expect(unauthorized?.StatusCode).toBe('401');
      expect(page.includes('url=/operations/sign-in')).toBe(isSignIn(api, 'UNAUTHORIZED'));
    });

    it('says of a refused credential that it may have been revoked', () => {
      const denied = answers.find(({ ResponseType }) => ResponseType === 'ACCESS_DENIED');
      expect(JSON.stringify(denied?.ResponseTemplates)).toMatch(/revoked/);
    });

    it('names the limits that hold: 6 MB, not the gateway’s 10', () => {
      const large = answers.find(({ ResponseType }) => ResponseType === 'REQUEST_TOO_LARGE');
      const [, megabytes] = /(\d+(?:\.\d+)?) MB/.exec(JSON.stringify(large?.ResponseTemplates)) ?? [];
      expect(Number(megabytes)).toBeLessThanOrEqual(LAMBDA_PAYLOAD_MB);
      expect(Number(megabytes)).toBeGreaterThan(0);
    });
  });
});

/** How many people share one address at the busiest, and how many requests each makes in five minutes. */
const CROWDS = {
  /** A carrier's address translation: up to some thousand phones of a city behind one IPv4 address. */
  'a carrier’s shared address': { people: 2_000, requests: 12 },
  'a university’s library on election day': { people: 1_500, requests: 15 },
  'a high school’s civics day': { people: 2_400, requests: 10 },
} as const;

const RateRule = z.object({
  Name: z.string(),
  Action: z.record(z.string(), z.unknown()).optional(),
  Statement: z.object({
    RateBasedStatement: z.object({
      Limit: z.number(),
      EvaluationWindowSec: z.number().default(300),
      AggregateKeyType: z.string(),
    }),
  }),
});

describe.each(ON_AWS)('the firewall of %s', (name) => {
  const app = application(name);
  const limits = app.all('AWS::WAFv2::WebACL').flatMap((acl) =>
    list(acl.properties['Rules']).flatMap((rule) => {
      const read = RateRule.safeParse(rule);
      return read.success ? [{ where: acl.where, ...read.data }] : [];
    }),
  );
  const perFiveMinutes = (rule: (typeof limits)[number]): number =>
    (rule.Statement.RateBasedStatement.Limit * 300) / rule.Statement.RateBasedStatement.EvaluationWindowSec;

  it('stands before every API, and counts', () => {
    expect(app.all('AWS::WAFv2::WebACLAssociation')).toHaveLength(app.all('AWS::ApiGateway::RestApi').length);
    expect(limits.length).toBeGreaterThanOrEqual(3);
  });

  it.each(Object.entries(CROWDS))('lets %s read the voter site', (_crowd, { people, requests }) => {
    // Behind CloudFront voters are counted at the edge: the firewall behind it sees CloudFront's addresses alone.
    const voterSite = limits.filter(({ where }) => /^voter-(site|edge)\//.test(where));
    expect(voterSite.length).toBeGreaterThan(0);
    for (const rule of voterSite) {
      if ('Count' in (rule.Action ?? {})) continue;
      expect(perFiveMinutes(rule), `${rule.where} ${rule.Name}`).toBeGreaterThanOrEqual(people * requests);
    }
  });

  it('lets a vendor’s data center send for all its counties at once', () => {
    // Twenty counties of one EMS vendor, each at the API's own limit of ten calls a second for a county.
    const countyApi = limits.filter(({ where }) => where.startsWith('county-api/'));
    expect(countyApi.length).toBeGreaterThan(0);
    for (const rule of countyApi) expect(perFiveMinutes(rule)).toBeGreaterThanOrEqual(20 * 10 * 300);
  });
});
