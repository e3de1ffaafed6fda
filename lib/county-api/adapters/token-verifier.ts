import { JwtRsaVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import type { TokenVerifier } from '../ports.ts';

export type TokenVerifierSettings = {
  readonly region: string;
  readonly userPoolId: string;
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

/** Verifies the RS256 access tokens of a Cognito user pool. */
export const cognitoTokenVerifier = (settings: TokenVerifierSettings): TokenVerifier => {
  const issuer = `https://cognito-idp.${settings.region}.amazonaws.com/${settings.userPoolId}`;
  const keySetBase = settings.endpoint ? `${settings.endpoint}/${settings.userPoolId}` : issuer;
  const rules = { issuer, audience: null, jwksUri: `${keySetBase}/.well-known/jwks.json` };
  const verifier = settings.endpoint
    ? JwtRsaVerifier.create(rules, { jwksCache: new SimpleJwksCache({ fetcher: plainFetcher }) })
    : JwtRsaVerifier.create(rules);
  return {
    clientIdOf: async (token) => {
      try {
        const claims = await verifier.verify(token);
        return claims['token_use'] === 'access' && typeof claims['client_id'] === 'string'
          ? claims['client_id']
          : undefined;
      } catch {
        // Whatever is wrong with it, the token opens nothing.
        return undefined;
      }
    },
  };
};
