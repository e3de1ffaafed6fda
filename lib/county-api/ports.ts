import type { CountyCode } from '../shared/counties.ts';

/** Who an API client is: a county's system, or the Secretary of State's. */
export type ApiClient = { readonly role: 'county'; readonly county: CountyCode } | { readonly role: 'sos' };

/** The registered clients. A valid token of an unregistered client opens nothing. */
export type ApiClients = {
  /** Undefined when the client is not registered. */
  find(clientId: string): Promise<ApiClient | undefined>;
};

/** Verifies access tokens of the client-credentials grant. */
export type TokenVerifier = {
  /** The client's id, or undefined when the token is missing, forged, expired or of another pool. */
  clientIdOf(token: string): Promise<string | undefined>;
};
