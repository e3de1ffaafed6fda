import type { APIGatewayAuthorizerResult, APIGatewayRequestAuthorizerEvent } from 'aws-lambda';
import type { ApiClients, TokenVerifier } from '../../../lib/county-api/ports.ts';

/** The cookie that carries the token of a person who reads the pages in a browser. */
const SESSION_COOKIE = 'rollcall-session';

type Ports = { readonly tokens: TokenVerifier; readonly clients: ApiClients };

const headerOf = (event: APIGatewayRequestAuthorizerEvent, name: string): string | undefined =>
  Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name)?.[1];

const tokenOf = (event: APIGatewayRequestAuthorizerEvent): string | undefined => {
  const bearer = /^Bearer ([\w.-]+)$/.exec(headerOf(event, 'authorization') ?? '')?.[1];
  const cookies = headerOf(event, 'cookie')?.split(/;\s*/) ?? [];
  return bearer ?? cookies.find((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
};

/** Every method of this API and stage: the answer is cached by token and serves the next call too. */
const everyMethod = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*/*`;

const policy = (
  effect: 'Allow' | 'Deny',
  principalId: string,
  methodArn: string,
  context: Record<string, string>,
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: everyMethod(methodArn) }],
  },
  context,
});

/**
 * Says who calls. No or a bad token: throws `Unauthorized`, which API Gateway answers with 401. A good token of a
 * client that nobody registered: denied, 403.
 */
export const authorizeRequest =
  (ports: Ports) =>
  async (event: APIGatewayRequestAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const token = tokenOf(event);
    const clientId = token === undefined ? undefined : await ports.tokens.clientIdOf(token);
    if (clientId === undefined) throw new Error('Unauthorized');
    const client = await ports.clients.find(clientId);
    if (!client) return policy('Deny', clientId, event.methodArn, {});
    return policy('Allow', clientId, event.methodArn, { ...client, clientId });
  };
