import { Temporal } from '../../lib/shared/time.ts';
import type { Claims, OpenIdProvider } from '../../lib/staff/ports.ts';
import { newSecret } from '../../lib/staff/use-cases/secrets.ts';

const CALLBACK = 'https://pages.example.org/operations/sign-in/callback';

/** A provider in memory: each code is of one sign-in, for one client that knows the verifier, and is used once. */
export const memoryProvider = () => {
  const begun = new Map<string, { readonly nonce: string; readonly verifier: string }>();
  const codes = new Map<string, { readonly state: string; readonly claims: Claims }>();
  /** Asked whenever the browser comes back, where a test says nothing else. */
  const authenticatedAt = Temporal.Instant.from('2100-01-01T00:00:00Z');
  const provider: OpenIdProvider = {
    begin: async () => {
      const secrets = { state: newSecret(), nonce: newSecret(), verifier: newSecret() };
      begun.set(secrets.state, secrets);
      return { url: `https://idp.example.org/?state=${secrets.state}`, ...secrets };
    },
    finish: async (answer, { state, nonce, verifier }) => {
      const code = answer.searchParams.get('code') ?? '';
      const issued = codes.get(code);
      codes.delete(code);
      const own = begun.get(state);
      const fits = issued?.state === state && own?.nonce === nonce && own.verifier === verifier;
      return fits ? issued.claims : undefined;
    },
  };
  return {
    provider,
    /** Somebody proves who they are to the provider, which sends the browser back to this address. */
    approve: (url: string, claims: Omit<Claims, 'authenticatedAt'> & Partial<Claims>): URL => {
      const state = new URL(url).searchParams.get('state') ?? '';
      const code = newSecret();
      codes.set(code, { state, claims: { authenticatedAt, ...claims } });
      return new URL(`${CALLBACK}?state=${state}&code=${code}`);
    },
  };
};
