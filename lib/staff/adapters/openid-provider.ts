import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  None,
  ResponseBodyError,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import * as z from 'zod';
import { kept } from '../../shared/kept.ts';
import { Temporal } from '../../shared/time.ts';
import { SIGN_IN_LIFE } from '../domain/rules.ts';
import type { OpenIdProvider } from '../ports.ts';

export type OpenIdSettings = {
  /** Where the provider describes itself, below this address. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where the provider sends browsers back to. */
  readonly callback: string;
};

/** Of the library's failures those that say something about the answer; all others say that the provider is not to be reached. */
const ANSWER_PROVES_NOTHING: readonly (string | undefined)[] = [
  'OAUTH_INVALID_RESPONSE',
  'OAUTH_JWT_CLAIM_COMPARISON_FAILED',
  'OAUTH_JWT_TIMESTAMP_CHECK_FAILED',
  'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED',
  'OAUTH_KEY_SELECTION_FAILED',
];

const provesNothing = (error: unknown): boolean =>
  error instanceof AuthorizationResponseError ||
  error instanceof ResponseBodyError ||
  (error instanceof ClientError && ANSWER_PROVES_NOTHING.includes(error.code));

const IdClaims = z.object({
  sub: z.string().min(1),
  email: z.email(),
  /** Cognito writes it as a text where it came from an attribute. */
  auth_time: z.number(),
  email_verified: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
});

/** What a provider says of itself changes with its keys and seldom: it is asked again after an hour. */
const KEPT_MS = 3_600_000;
const TIMEOUT_SECONDS = 5;

/**
 * An OpenID provider by authorization code with PKCE, as a client without a secret: the code is worth nothing to whoever does not
 * have the verifier, which never leaves us. Every sign-in asks for the password and the second factor anew (`prompt`), so that
 * signing out here is enough, also on a shared computer.
 */
export const openIdProvider = ({ issuer, clientId, callback }: OpenIdSettings): OpenIdProvider => {
  const isPlain = issuer.startsWith('http://');
  const configured = kept(
    () =>
      discovery(new URL(issuer), clientId, {}, None(), {
        execute: [enableNonRepudiationChecks, ...(isPlain ? [allowInsecureRequests] : [])],
        timeout: TIMEOUT_SECONDS,
      }),
    KEPT_MS,
  );
  return {
    begin: async (loginHint) => {
      const verifier = randomPKCECodeVerifier();
      const secrets = { state: randomState(), nonce: randomNonce(), verifier };
      const url = buildAuthorizationUrl(await configured(issuer), {
        redirect_uri: callback,
        scope: 'openid email',
        prompt: 'login',
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(loginHint === undefined ? {} : { login_hint: loginHint }),
      });
      return { url: url.href, ...secrets };
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const config = await configured(issuer);
      try {
        const tokens = await authorizationCodeGrant(config, answer, {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          // The library then asks that the answer says when somebody was asked; how old it may be is `isFresh`'s to say.
          maxAge: SIGN_IN_LIFE.minutes * 60,
        });
        const claims = IdClaims.safeParse(tokens.claims());
        if (!claims.success) return undefined;
        const { sub: subject, email, email_verified: emailVerified, auth_time: seconds } = claims.data;
        return {
          subject,
          email,
          emailVerified,
          authenticatedAt: Temporal.Instant.fromEpochMilliseconds(seconds * 1000),
        };
      } catch (error) {
        if (provesNothing(error)) return undefined;
        throw error;
      }
    },
  };
};
