import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { type WhoCallsPorts, whoCalls } from '../../../lib/county-api/use-cases/who-calls.ts';
import type { Closed } from '../../../lib/runtime/api/closed.ts';
import { credentialAnswer } from '../../../lib/runtime/authorizer-answer.ts';
import type { Side } from '../../../lib/shared/identity.ts';

const tokenOf = (header: string | undefined): string | undefined => /^Bearer ([\w.-]+)$/.exec(header ?? '')?.[1];

/** Why somebody is not let in at present; asked in the County Test Environment alone. */
type AskGate = (side: Side) => Promise<Closed | undefined>;

/** Says who calls the county API: by the Authorization header, and by nothing else of the request. */
export const authorizeRequest =
  ({ askGate, ...ports }: WhoCallsPorts & { readonly askGate?: AskGate | undefined }) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const judged = await whoCalls(ports, tokenOf(authorizationToken));
    const closed = judged.kind === 'registered' ? await askGate?.(judged.identity) : undefined;
    return credentialAnswer(judged, methodArn, closed);
  };
