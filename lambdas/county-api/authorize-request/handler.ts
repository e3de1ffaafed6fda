import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { type WhoCallsPorts, whoCalls } from '../../../lib/county-api/use-cases/who-calls.ts';
import { authorizerAnswer, unauthorized } from '../../../lib/runtime/authorizer-answer.ts';

const tokenOf = (header: string | undefined): string | undefined => /^Bearer ([\w.-]+)$/.exec(header ?? '')?.[1];

/**
 * Says who calls the county API: by the Authorization header, and by nothing else of the request. No or a bad token:
 * throws `Unauthorized`, which API Gateway answers with 401. A good token of a client that nobody registered: denied, 403.
 */
export const authorizeRequest =
  (ports: WhoCallsPorts) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const caller = await whoCalls(ports, tokenOf(authorizationToken));
    if (caller.kind === 'unknown') throw unauthorized();
    const { clientId } = caller;
    if (caller.kind === 'unregistered') return authorizerAnswer('Deny', clientId, methodArn);
    return authorizerAnswer('Allow', clientId, methodArn, { ...caller.client, clientId });
  };
