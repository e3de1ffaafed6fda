import type { Identity } from '../../shared/identity.ts';
import type { ApiClients, ClientPassword, PasswordCheck, TokenVerifier } from '../ports.ts';

export type WhoCallsPorts = { readonly tokens: TokenVerifier; readonly clients: ApiClients };

/** A registered client, a good token of a client that nobody registered or that was revoked, or nobody that we know. */
export type WhoCalls =
  | { readonly kind: 'registered'; readonly identity: Identity }
  | { readonly kind: 'unregistered'; readonly id: string }
  | { readonly kind: 'unknown' };

/** Says whose a token is; the token is all that it decides by. Throws when keys or register cannot be read. */
export const whoCalls = async (ports: WhoCallsPorts, token: string | undefined): Promise<WhoCalls> => {
  const clientId = token === undefined ? undefined : await ports.tokens.clientIdOf(token);
  if (clientId === undefined) return { kind: 'unknown' };
  const client = await ports.clients.find(clientId);
  if (client === undefined) return { kind: 'unregistered', id: clientId };
  return { kind: 'registered', identity: { kind: 'client', id: clientId, ...client } };
};

export type WhoPushesPorts = Pick<WhoCallsPorts, 'clients'> & { readonly isPasswordOf: PasswordCheck };

/**
 * Says whose a client's own id and secret are. Only a feed of the Postal Service is known by them, which can send nothing else:
 * whoever else sends a secret instead of a token is nobody. Throws when register or user pool cannot be asked.
 */
export const whoPushes = async (ports: WhoPushesPorts, password: ClientPassword | undefined): Promise<WhoCalls> => {
  const client = password && (await ports.clients.find(password.clientId));
  if (password === undefined || client?.role !== 'usps-feed') return { kind: 'unknown' };
  if (!(await ports.isPasswordOf(password))) return { kind: 'unknown' };
  return { kind: 'registered', identity: { kind: 'client', id: password.clientId, ...client } };
};
