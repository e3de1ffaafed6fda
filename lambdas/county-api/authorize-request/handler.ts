import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import { type WhoCallsPorts, whoCalls } from '../../../lib/county-api/use-cases/who-calls.ts';
import { credentialAnswer } from '../../../lib/runtime/authorizer-answer.ts';

const tokenOf = (header: string | undefined): string | undefined => /^Bearer ([\w.-]+)$/.exec(header ?? '')?.[1];

/** Says who calls the county API: by the Authorization header, and by nothing else of the request. */
export const authorizeRequest =
  (ports: WhoCallsPorts) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> =>
    credentialAnswer(await whoCalls(ports, tokenOf(authorizationToken)), methodArn);
