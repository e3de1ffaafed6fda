import type { ApiClient, ApiClients, TokenVerifier } from '../ports.ts';

export type WhoCallsPorts = { readonly tokens: TokenVerifier; readonly clients: ApiClients };

/** A registered client, a good token of a client that nobody registered or that was revoked, or nobody that we know. */
export type WhoCalls =
  | { readonly kind: 'registered'; readonly clientId: string; readonly client: ApiClient }
  | { readonly kind: 'unregistered'; readonly clientId: string }
  | { readonly kind: 'unknown' };

/** Says whose a token is; the token is all that it decides by. Throws when keys or register cannot be read. */
export const whoCalls = async (ports: WhoCallsPorts, token: string | undefined): Promise<WhoCalls> => {
  const clientId = token === undefined ? undefined : await ports.tokens.clientIdOf(token);
  if (clientId === undefined) return { kind: 'unknown' };
  const client = await ports.clients.find(clientId);
  return client ? { kind: 'registered', clientId, client } : { kind: 'unregistered', clientId };
};
