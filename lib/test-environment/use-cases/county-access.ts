import { issuedClient, revoked } from '../../counties/domain/api-client.ts';
import type { ClientPool, ClientRegister } from '../../counties/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { FetchToken } from '../ports.ts';

export type AccessPorts = {
  readonly clock: Clock;
  readonly register: Pick<ClientRegister, 'enter' | 'revoke'>;
  readonly pool: ClientPool;
  readonly fetchToken: FetchToken;
};

/**
 * Does a work with a credential of the county that is made for it and revoked behind it: no secret is kept. The work is given no
 * token where none was given. Throws when the user pool or the table cannot be reached.
 */
export const withCountyAccess = async <Value>(
  { clock, register, pool, fetchToken }: AccessPorts,
  county: CountyCode,
  purpose: string,
  work: (token: string | undefined) => Promise<Value>,
): Promise<Value> => {
  const { clientId, clientSecret } = await pool.create(`${county} county-ems ${purpose}`);
  const wish = { clientId, county, role: 'county-ems', name: purpose, issuedBy: purpose } as const;
  const client = issuedClient(wish, await clock());
  try {
    await register.enter(client);
    return await work(await fetchToken({ clientId, clientSecret }));
  } finally {
    await pool.remove(clientId);
    await register.revoke(revoked(client, await clock()));
  }
};
