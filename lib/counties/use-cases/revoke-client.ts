import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ApiClient, revoked } from '../domain/api-client.ts';
import type { ClientPool, ClientRegister } from '../ports.ts';

export type RevokeClientPorts = {
  readonly clock: Clock;
  readonly register: Pick<ClientRegister, 'find' | 'revoke'>;
  readonly pool: Pick<ClientPool, 'remove'>;
};

export type RevocationRefusal = { readonly code: 'not-found'; readonly detail: string };

/**
 * Revokes a credential: the authorizer refuses it from the next call on, also tokens that it has. Then it leaves the user
 * pool and gets no further one; a repeat does what a first attempt did not. Throws when table or pool cannot be reached.
 */
export const revokeClient = async (
  { clock, register, pool }: RevokeClientPorts,
  { county, clientId }: { readonly county: CountyCode; readonly clientId: string },
): Promise<Result<{ readonly before: ApiClient; readonly after: ApiClient }, RevocationRefusal>> => {
  const before = await register.find(clientId);
  if (before?.county !== county) return err({ code: 'not-found', detail: 'The county has no such credential.' });
  const after = revoked(before, await clock());
  if (after !== before) await register.revoke(after);
  await pool.remove(clientId);
  return ok({ before, after });
};
