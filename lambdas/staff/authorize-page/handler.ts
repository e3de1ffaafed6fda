import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { SESSION_COOKIE } from '../../../lib/platform/credentials.ts';
import { credentialAnswer } from '../../../lib/runtime/authorizer-answer.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { type JudgeSessionPorts, judgeSession } from '../../../lib/staff/use-cases/judge-session.ts';

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
 * API's authorizer.
 */
export const authorizePage =
  (ports: JudgeSessionPorts & { readonly clock: Clock }) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
    credentialAnswer(await judgeSession(ports, sessionOf(authorizationToken), await ports.clock()), methodArn);
