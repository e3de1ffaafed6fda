import type { ClientRole, Side } from '../shared/identity.ts';

/** Who an API client is: a county's system, its print vendor's, or the Secretary of State's. */
export type ApiClient = Side & { readonly role: ClientRole };

/** The registered clients. A valid token of an unregistered client opens nothing. */
export type ApiClients = {
  /** Undefined when the client is not registered, or not any more. As the table is now: never from an older copy. */
  find(clientId: string): Promise<ApiClient | undefined>;
};

/** Verifies access tokens of the client-credentials grant, for one scope. */
export type TokenVerifier = {
  /**
   * The client's id, or undefined when the token is missing, forged, without an end or past it, of another pool, for
   * another scope or use, a person's, or asks for what we do not know (`crit`). Throws `KeySetUnreached` when the keys that
   * tokens are signed with cannot be fetched: that says nothing about the token.
   */
  clientIdOf(token: string): Promise<string | undefined>;
};

/** A client's own id and secret, as HTTP Basic carries them. */
export type ClientPassword = { readonly clientId: string; readonly secret: string };

/** Asks the user pool whether a secret is its client's. Throws when it cannot be asked: that says nothing about the secret. */
export type PasswordCheck = (password: ClientPassword) => Promise<boolean>;
