import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { type WhoCalls, type WhoCallsPorts, whoCalls } from '../../../lib/county-api/use-cases/who-calls.ts';
import { SESSION_COOKIE } from '../../../lib/platform/credentials.ts';
import { credentialAnswer } from '../../../lib/runtime/authorizer-answer.ts';

/** The session of a Cookie header; undefined also when there are two of them, and nobody can say which is meant. */
const sessionOf = (header: string | undefined): string | undefined => {
  const sessions = (header ?? '')
    .split(';')
    .map((cookie) => cookie.trim())
    .filter((cookie) => cookie.startsWith(`${SESSION_COOKIE}=`));
  return sessions.length === 1 ? sessions[0]?.slice(SESSION_COOKIE.length + 1) : undefined;
};

/** A session of a system stands for a person of its own side, until people have sessions of their own. */
const asPerson = (judged: WhoCalls): WhoCalls => {
  if (judged.kind !== 'registered') return judged;
  const { id, county } = judged.identity;
  const role = county === null ? 'sos-operations' : 'county-clerk';
  return { kind: 'registered', identity: { kind: 'person', id, role, county } };
};

/**
 * Says who reads the staff pages: by the session cookie, and by nothing else of the request. Answers like the county
 * API's authorizer.
 */
export const authorizePage =
  (ports: WhoCallsPorts) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
    credentialAnswer(asPerson(await whoCalls(ports, sessionOf(authorizationToken))), methodArn);
