import type { APIGatewayAuthorizerResult } from 'aws-lambda';

/** Every method of this API and stage: which calls a caller may make is decided by each call's contract. */
const everyMethod = (methodArn: string): string => `${methodArn.split('/').slice(0, 2).join('/')}/*/*`;

/** The answer of a Lambda authorizer. `context` reaches the function behind the route as `requestContext.authorizer`. */
export const authorizerAnswer = (
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
export const unauthorized = (): Error => new Error(UNAUTHORIZED);

/** Whether an authorizer threw this to refuse a credential. */
export const isUnauthorized = (error: unknown): boolean => error instanceof Error && error.message === UNAUTHORIZED;
