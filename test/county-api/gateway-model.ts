import type { APIGatewayAuthorizerResult } from 'aws-lambda';

/** An authorizer as it is deployed (AWS::ApiGateway::Authorizer). */
export type AuthorizerSettings = {
  readonly type: 'TOKEN' | 'REQUEST';
  /** `method.request.header.Authorization`; several of them separated by commas. */
  readonly identitySource: string;
  readonly validation?: string | undefined;
  readonly ttlSeconds: number;
};

export type GatewayRoute = { readonly method: string; readonly path: string };

/** What the gateway does with a request: it answers itself, or calls the route's function for this caller. */
export type Passage =
  | { readonly kind: 'answered'; readonly status: 401 | 403 | 404 | 500 }
  | { readonly kind: 'called'; readonly route: GatewayRoute; readonly authorizer: Caller };

/** What the function behind the route is told about who calls. */
export type Caller = Readonly<Record<string, unknown>>;

type Headers = Readonly<Record<string, string>>;
type Parts = {
  readonly routes: readonly GatewayRoute[];
  readonly settings: AuthorizerSettings;
  /** The real authorizer. */
  readonly ask: (event: never) => Promise<APIGatewayAuthorizerResult>;
  /** Real time in seconds, for what is remembered. */
  readonly seconds: () => number;
};

const API = 'arn:aws:execute-api:us-west-2:000000000000:abc123/live';

const headerOf = (headers: Headers, name: string): string | undefined =>
  Object.entries(headers).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1];

/** A pattern is made once: the walks over all counties ask a million times. */
const made = new Map<string, RegExp>();
const pattern = (source: string): RegExp => {
  const known = made.get(source) ?? new RegExp(`^(?:${source})$`);
  made.set(source, known);
  return known;
};

/** A resource of a policy, in which a star stands for anything. */
const matches = (resource: string, arn: string): boolean =>
  pattern(resource.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')).test(arn);

const isAllowed = ({ policyDocument }: APIGatewayAuthorizerResult, arn: string): boolean => {
  const effects = policyDocument.Statement.filter((statement) =>
    'Resource' in statement ? [statement.Resource].flat().some((resource) => matches(String(resource), arn)) : false,
  ).map(({ Effect }) => Effect);
  return effects.includes('Allow') && !effects.includes('Deny');
};

const isRoute = ({ path }: GatewayRoute, asked: string): boolean =>
  pattern(path.replaceAll(/\{\w+\+\}/g, '.+').replaceAll(/\{\w+\}/g, '[^/]+')).test(asked);

/**
 * What API Gateway does before a function is called: finds the method, looks for the credential, asks the authorizer or
 * remembers what it said about the same identity sources, and weighs the policy. An answer that is remembered is one of
 * the whole stage, whatever method it was given for. Source: API Gateway developer guide, "Use API Gateway Lambda
 * authorizers" and "Configure an API Gateway Lambda authorizer".
 */
export const modelledGateway = ({ routes, settings, ask, seconds }: Parts) => {
  const remembered = new Map<string, { readonly until: number; readonly answer: APIGatewayAuthorizerResult }>();
  const sources = settings.identitySource.split(',').map((source) => source.replace('method.request.header.', ''));
  const found = new Map<string, GatewayRoute>();
  let asked = 0;

  const eventOf = (methodArn: string, headers: Headers, credential: string): unknown =>
    settings.type === 'TOKEN'
      ? { type: 'TOKEN', authorizationToken: credential, methodArn }
      : { type: 'REQUEST', methodArn, headers };

  const answerFor = async (methodArn: string, headers: Headers): Promise<APIGatewayAuthorizerResult | 401 | 500> => {
    const values = sources.map((source) => headerOf(headers, source));
    if (values.some((value) => value === undefined || value === '')) return 401;
    if (settings.validation !== undefined && !pattern(settings.validation).test(values[0] ?? '')) return 401;
    const key = JSON.stringify(values);
    const known = remembered.get(key);
    if (known && known.until > seconds()) return known.answer;
    asked += 1;
    try {
      const answer = await ask(eventOf(methodArn, headers, values[0] ?? '') as never);
      if (settings.ttlSeconds > 0) remembered.set(key, { until: seconds() + settings.ttlSeconds, answer });
      return answer;
    } catch (error) {
      return error instanceof Error && error.message === 'Unauthorized' ? 401 : 500;
    }
  };

  return {
    /** How often the authorizer was asked. */
    asked: (): number => asked,
    call: async (method: string, path: string, headers: Headers): Promise<Passage> => {
      const place = `${method} ${path}`;
      const route = found.get(place) ?? routes.find((one) => one.method === method && isRoute(one, path));
      if (route) found.set(place, route);
      if (!route) return { kind: 'answered', status: 404 };
      const arn = `${API}/${method}${path}`;
      const answer = await answerFor(arn, headers);
      if (typeof answer === 'number') return { kind: 'answered', status: answer };
      if (!isAllowed(answer, arn)) return { kind: 'answered', status: 403 };
      return { kind: 'called', route, authorizer: { ...answer.context, principalId: answer.principalId } };
    },
  };
};
