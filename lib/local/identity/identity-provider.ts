import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import Provider, { type Configuration } from 'oidc-provider';
import { createMemoryAdapter } from 'oidc-provider/lib/adapters/memory_adapter.js';
import type { Place } from '../../site-kit/frame.ts';
import { isFromThisMachine, OTHER_SITE } from '../base/this-machine.ts';
import type { Account, Accounts } from './accounts.ts';
import { renderAccountChoice } from './sign-in-page.tsx';

/** Where the provider answers, below the stage’s address. */
export const IDENTITY_PATH = '/local/identity';

export type IdentitySettings = {
  /** The stage's address, as browsers know it. */
  readonly address: string;
  readonly clientId: string;
  readonly accounts: Accounts;
  /** The hashed name of an asset of the pages. */
  readonly assetName: () => Promise<Place['assetName']>;
};

const TURN = '/interaction';

const configurationOf = ({ address, clientId, accounts }: IdentitySettings): Configuration => ({
  // Made here, so that it is taken for meant: a start of the stage forgets who signed in before.
  adapter: createMemoryAdapter(0),
  clients: [
    {
      client_id: clientId,
      token_endpoint_auth_method: 'none',
      redirect_uris: [`${address}/operations/sign-in/callback`],
      grant_types: ['authorization_code'],
      response_types: ['code'],
      require_auth_time: true,
    },
  ],
  findAccount: async (_context, subject) => {
    const account = (await accounts()).find((one) => one.subject === subject);
    return (
      account && {
        accountId: subject,
        claims: async () => ({ sub: subject, email: account.email, email_verified: true }),
      }
    );
  },
  // As Cognito does: the email is in the ID token.
  conformIdTokenClaims: false,
  claims: { openid: ['sub'], email: ['email', 'email_verified'] },
  scopes: ['openid', 'email'],
  pkce: { required: () => true },
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_context, { uid }) => `${IDENTITY_PATH}${TURN}/${uid}` },
  // Nobody is asked whether our own pages may know who signs in.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId, accountId: oidc.session?.accountId ?? '' });
    grant.addOIDCScope('openid email');
    await grant.save();
    return grant;
  },
  // Two tabs sign in side by side: the second takes nothing from the first.
  expiresWithSession: async () => false,
  cookies: { keys: [randomBytes(16).toString('hex')] },
  jwks: { keys: [signingKey()] },
  ttl: { AccessToken: 300, AuthorizationCode: 60, IdToken: 300, Interaction: 1200, Session: 1200, Grant: 1200 },
});

const signingKey = () => {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { ...privateKey.export({ format: 'jwk' }), kty: 'RSA', alg: 'RS256', use: 'sig' };
};

/** Who signs in: whom the address names, or whom the sign-in was begun for. There are no passwords to an invented person. */
const chosen = (asked: URLSearchParams, hint: unknown, accounts: readonly Account[]): Account | undefined =>
  accounts.find(({ subject, email }) => subject === asked.get('as') || email === hint);

/**
 * A real OpenID provider in place of the user pool's own pages, over the accounts of the emulated pool: what our functions speak
 * with it is what they speak with Cognito. It asks for no password: whoever sits at the laptop chooses a person.
 */
export const identityProvider = (settings: IdentitySettings) => {
  const provider = new Provider(`${settings.address}${IDENTITY_PATH}`, configurationOf(settings));
  const answer = provider.callback();
  const takeTurn = async (request: IncomingMessage, response: ServerResponse, query: URLSearchParams) => {
    const { params } = await provider.interactionDetails(request, response);
    const accounts = await settings.accounts();
    const account = chosen(query, params['login_hint'], accounts);
    if (account === undefined) {
      const frame = { root: '', assetsPath: '/assets', assetName: await settings.assetName(), rehearsal: true };
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(renderAccountChoice(frame, accounts));
      return;
    }
    await provider.interactionFinished(request, response, { login: { accountId: account.subject } });
  };
  return (request: IncomingMessage & { originalUrl?: string }, response: ServerResponse): void => {
    const { host, origin, 'sec-fetch-site': site, 'sec-fetch-mode': mode } = request.headers;
    const from = { host, origin, site: [site].flat()[0], mode: [mode].flat()[0] };
    if (!isFromThisMachine(from, request.method)) {
      response.writeHead(403, { 'content-type': 'text/plain' }).end(OTHER_SITE);
      return;
    }
    request.originalUrl = request.url ?? '/';
    request.url = request.originalUrl.slice(IDENTITY_PATH.length) || '/';
    const { pathname, searchParams } = new URL(request.url, settings.address);
    if (!pathname.startsWith(`${TURN}/`)) answer(request, response);
    else {
      takeTurn(request, response, searchParams).catch(() => {
        response
          .writeHead(400, { 'content-type': 'text/plain' })
          .end('This sign-in is over. Begin again: /local/sign-in');
      });
    }
  };
};
