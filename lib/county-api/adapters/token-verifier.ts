import { JwtVerifier } from 'aws-jwt-verify';
import { JwksValidationError, JwkValidationError } from 'aws-jwt-verify/error';
import { type Fetcher, SimpleFetcher } from 'aws-jwt-verify/https';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { JwtHeader } from 'aws-jwt-verify/jwt-model';
import * as z from 'zod';
import { SafeError } from '../../shared/safe-error.ts';
import type { TokenVerifier } from '../ports.ts';

export type TokenVerifierSettings = {
  readonly region: string;
  readonly userPoolId: string;
  /** What a token must be for: `county-api/use`. */
  readonly scope: string;
  /** Address of an emulator; absent on AWS. */
  readonly endpoint?: string | undefined;
};

/** The library's own fetcher speaks https only, and an emulator on the loopback has no certificate. */
const plainFetcher = {
  fetch: async (uri: string): Promise<ArrayBuffer> => {
    const response = await fetch(uri, { signal: AbortSignal.timeout(3000) });
    if (!response.ok) throw new Error(`The key set answered ${response.status}.`);
    return response.arrayBuffer();
  },
};

/** The keys that tokens are signed with cannot be had, or are none: that says nothing about a token. */
const keySetUnreached = (cause: unknown): SafeError =>
  new SafeError('KeySetUnreached', 'The user pool’s keys cannot be fetched.', { cause });

/** A fetcher whose failures can be told from what is wrong with a token. */
const told = (fetcher: Fetcher): Fetcher => ({
  fetch: (uri) => fetcher.fetch(uri).catch((cause: unknown) => Promise.reject(keySetUnreached(cause))),
});

/** Cognito signs with this one; what a token's own header says is not asked. */
const ALGORITHM = 'RS256';

/** The longest that Cognito lets an access token live. Seconds. */
const LONGEST_LIFE = 86_400;

/** What the claims of a machine's access token say; a person's token has a name, and a subject that is no client. */
const MachineClaims = z
  .object({
    token_use: z.literal('access'),
    client_id: z.string().min(1),
    sub: z.string(),
    exp: z.number(),
    username: z.undefined().optional(),
    'cognito:groups': z.undefined().optional(),
  })
  .refine(({ sub, client_id }) => sub === client_id)
  .refine(({ exp }) => exp <= Date.now() / 1000 + LONGEST_LIFE);

/** Refuses what the library leaves open: other algorithms, and extensions that must be understood (RFC 7515, 4.1.11). */
const checkHeader = ({ header }: { readonly header: JwtHeader }): void => {
  if (header.alg !== ALGORITHM) throw new Error('The token is signed in another way.');
  if ('crit' in header) throw new Error('The token asks for an extension.');
};

/** Verifies the RS256 access tokens that a Cognito user pool gives to machines. */
export const cognitoTokenVerifier = (settings: TokenVerifierSettings): TokenVerifier => {
  const issuer = `https://cognito-idp.${settings.region}.amazonaws.com/${settings.userPoolId}`;
  const keySetBase = settings.endpoint ? `${settings.endpoint}/${settings.userPoolId}` : issuer;
  const jwksUri = `${keySetBase}/.well-known/jwks.json`;
  const rules = { issuer, audience: null, jwksUri, scope: settings.scope, customJwtCheck: checkHeader };
  const fetcher = told(settings.endpoint ? plainFetcher : new SimpleFetcher());
  const verifier = JwtVerifier.create(rules, { jwksCache: new SimpleJwksCache({ fetcher }) });
  return {
    clientIdOf: async (token) => {
      try {
        return MachineClaims.parse(await verifier.verify(token)).client_id;
      } catch (cause) {
        if (cause instanceof SafeError) throw cause;
        if (cause instanceof JwksValidationError || cause instanceof JwkValidationError) throw keySetUnreached(cause);
        // Whatever is wrong with it, the token opens nothing.
        return undefined;
      }
    },
  };
};
