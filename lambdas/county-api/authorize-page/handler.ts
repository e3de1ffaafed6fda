import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { type WhoCallsPorts, whoCalls } from '../../../lib/county-api/use-cases/who-calls.ts';
import { SESSION_COOKIE } from '../../../lib/platform/credentials.ts';
import { authorizerAnswer, unauthorized } from '../../../lib/runtime/authorizer-answer.ts';

/** The session of a Cookie header; undefined also when there are two of them, and nobody can say which is meant. */
const sessionOf = (header: string | undefined): string | undefined => {
  const sessions = (header ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
  return sessions.length === 1 ? sessions[0]?.slice(SESSION_COOKIE.length + 1) : undefined;
};

/**
 * Says who reads the staff pages: by the session cookie, and by nothing else of the request. Answers like the county
 * API's authorizer: 401 for no or a bad session, 403 for one of somebody who is not registered.
 */
export const authorizePage =
  (ports: WhoCallsPorts) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const reader = await whoCalls(ports, sessionOf(authorizationToken));
    if (reader.kind === 'unknown') throw unauthorized();
    const { clientId } = reader;
    if (reader.kind === 'unregistered') return authorizerAnswer('Deny', clientId, methodArn);
    return authorizerAnswer('Allow', clientId, methodArn, { ...reader.client, clientId });
  };
