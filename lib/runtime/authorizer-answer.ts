import type { APIGatewayAuthorizerResult } from 'aws-lambda';

/** Every method of this API and stage: which calls a caller may make is decided by each call's contract. */
const everyMethod = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*/*`;

/** The answer of a Lambda authorizer. `context` reaches the function behind the route as `requestContext.authorizer`. */
const authorizerAnswer = (
  effect: 'Allow' | 'Deny',
  principalId: string,
  methodArn: string,
  context: Readonly<Record<string, string>> = {},
): APIGatewayAuthorizerResult => ({
  principalId,
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: everyMethod(methodArn) }],
  },
  context,
});

/** What API Gateway takes for "no valid credential", word by word. */
const UNAUTHORIZED = 'Unauthorized';

/** What API Gateway answers with 401 when an authorizer throws it. */
const unauthorized = (): Error => new Error(UNAUTHORIZED);

/** Whether an authorizer threw this to refuse a credential. */
export const isUnauthorized = (error: unknown): boolean => error instanceof Error && error.message === UNAUTHORIZED;

/** Whose credential it is: a registered client's, one's that nobody registered, or nobody's that we know. */
type Judged =
  | { readonly kind: 'registered'; readonly clientId: string; readonly client: Readonly<Record<string, string>> }
  | { readonly kind: 'unregistered'; readonly clientId: string }
  | { readonly kind: 'unknown' };

/**
 * What an authorizer answers about a credential. An unknown one: throws `Unauthorized`, which API Gateway answers with
 * 401. A good one of a client that nobody registered: denied, 403.
 */
export const credentialAnswer = (judged: Judged, methodArn: string): APIGatewayAuthorizerResult => {
  if (judged.kind === 'unknown') throw unauthorized();
  const { clientId } = judged;
  if (judged.kind === 'unregistered') return authorizerAnswer('Deny', clientId, methodArn);
  return authorizerAnswer('Allow', clientId, methodArn, { ...judged.client, clientId });
};
