import type { APIGatewayAuthorizerResult } from 'aws-lambda';
import type { Identity } from '../shared/identity.ts';
import { CLOSED, type Closed } from './api/closed.ts';

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

/** Whose credential it is: somebody's who is registered, one's that nobody registered, or nobody's that we know. */
type Judged =
  | { readonly kind: 'registered'; readonly identity: Identity }
  | { readonly kind: 'unregistered'; readonly id: string }
  | { readonly kind: 'unknown' };

/** An identity as it reaches the function behind the route: texts only, without what there is not. */
const contextOf = ({ kind, id, role, county }: Identity): Readonly<Record<string, string>> => ({
  kind,
  id,
  role,
  ...(county === null ? {} : { county }),
});

/**
 * What an authorizer answers about a credential. An unknown one: throws `Unauthorized`, which API Gateway answers with
 * 401. A good one of somebody whom nobody registered: denied, 403. `closed`: why they are not let in at present; the function behind the
 * route answers it.
 */
export const credentialAnswer = (judged: Judged, methodArn: string, closed?: Closed): APIGatewayAuthorizerResult => {
  if (judged.kind === 'unknown') throw unauthorized();
  if (judged.kind === 'unregistered') return authorizerAnswer('Deny', judged.id, methodArn);
  const context = contextOf(judged.identity);
  const said = closed === undefined ? context : { ...context, [CLOSED]: JSON.stringify(closed) };
  return authorizerAnswer('Allow', judged.identity.id, methodArn, said);
};
