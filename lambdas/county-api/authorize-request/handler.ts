import type { APIGatewayAuthorizerResult, APIGatewayTokenAuthorizerEvent } from 'aws-lambda';
import type { ClientPassword } from '../../../lib/county-api/ports.ts';
import {
  type WhoCallsPorts,
  type WhoPushesPorts,
  whoCalls,
  whoPushes,
} from '../../../lib/county-api/use-cases/who-calls.ts';
import { API_CALLS } from '../../../lib/platform/api-routes.ts';
import type { Closed } from '../../../lib/runtime/api/closed.ts';
import { credentialAnswer } from '../../../lib/runtime/authorizer-answer.ts';
import type { Side } from '../../../lib/shared/identity.ts';

const tokenOf = (header: string | undefined): string | undefined => /^Bearer ([\w.-]+)$/.exec(header ?? '')?.[1];

/** The only address that is for feeds, whether they push to it or try whether it is there, and the only one that a secret opens. */
const { path } = API_CALLS['post-imb-scans'];
const isOfFeeds = (methodArn: string): boolean => `/${methodArn.split('/').slice(3).join('/')}` === path;

/** The id and the secret of HTTP Basic (RFC 7617). A secret may have colons in it, an id has none. */
const passwordOf = (header: string | undefined): ClientPassword | undefined => {
  const encoded = /^Basic ([\w+/]+=*)$/.exec(header ?? '')?.[1];
  const decoded = encoded === undefined ? '' : Buffer.from(encoded, 'base64').toString('utf8');
  const [, clientId, secret] = /^([A-Za-z0-9_-]{1,128}):(.{1,256})$/s.exec(decoded) ?? [];
  return clientId && secret ? { clientId, secret } : undefined;
};

/** Why somebody is not let in at present; asked in the County Test Environment alone. */
type AskGate = (side: Side) => Promise<Closed | undefined>;

/** Says who calls the county API: by the Authorization header, and by nothing else of the request. */
export const authorizeRequest =
  ({ askGate, ...ports }: WhoCallsPorts & WhoPushesPorts & { readonly askGate?: AskGate | undefined }) =>
  async ({ authorizationToken, methodArn }: APIGatewayTokenAuthorizerEvent): Promise<APIGatewayAuthorizerResult> => {
    const password = isOfFeeds(methodArn) ? passwordOf(authorizationToken) : undefined;
    const judged = password ? await whoPushes(ports, password) : await whoCalls(ports, tokenOf(authorizationToken));
    const closed = judged.kind === 'registered' ? await askGate?.(judged.identity) : undefined;
    return credentialAnswer(judged, methodArn, closed);
  };
