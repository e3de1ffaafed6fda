/** Verifies access tokens of the client-credentials grant. */
export type TokenVerifier = {
  /** The client's id, or undefined when the token is missing, forged, expired or of another pool. */
  clientIdOf(token: string): Promise<string | undefined>;
};
