import type { ClientPool } from '../../counties/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { FetchToken, MockApi, PassingCredentials } from '../ports.ts';

export type AccessPorts = {
  readonly clock: Clock;
  readonly credentials: PassingCredentials;
  readonly pool: ClientPool;
  readonly fetchToken: FetchToken;
};

/** Longer than any work takes, by the stage's clock; a step that dies leaves a credential that ends by itself. */
const OPEN_FOR = { hours: 2 } as const;

/**
 * Does a work with a credential of the county that is made for it and gone behind it: no secret is kept. The work is given no
 * token where none was given. Throws when the user pool or the table cannot be reached.
 */
export const withCountyAccess = async <Value>(
  { clock, credentials, pool, fetchToken }: AccessPorts,
  county: CountyCode,
  purpose: string,
  work: (token: string | undefined) => Promise<Value>,
): Promise<Value> => {
  const { clientId, clientSecret } = await pool.create(`${county} county-ems ${purpose}`);
  try {
    await credentials.enter({ clientId, county, name: purpose, endsAt: (await clock()).add(OPEN_FOR) });
    return await work(await fetchToken({ clientId, clientSecret }));
  } finally {
    await pool.remove(clientId);
    await credentials.remove(clientId);
  }
};

/** Does a work with the API as these counties, each with a credential that is made for the work. */
export type WithApi = <Value>(
  counties: readonly CountyCode[],
  work: (api: MockApi) => Promise<Value>,
) => Promise<Value>;

/** What makes the API of somebody who has these tokens. */
type ApiWith = (tokenOf: (caller: 'sos' | CountyCode) => Promise<string>) => MockApi;

/** The API as counties that are given a credential each. Throws where one is given no token, or is not among them. */
export const apiAsCounties =
  (ports: AccessPorts, apiWith: ApiWith): WithApi =>
  (counties, work) => {
    const tokens = new Map<string, string>();
    const api = apiWith(async (caller) => {
      const token = tokens.get(caller);
      if (token === undefined) throw new SafeError('NoToken', 'There is no access token for a caller of the API.');
      return token;
    });
    const open = (left: readonly CountyCode[]): ReturnType<typeof work> => {
      const [county, ...others] = left;
      if (county === undefined) return work(api);
      return withCountyAccess(ports, county, 'mock election', (token) => {
        if (token !== undefined) tokens.set(county, token);
        return open(others);
      });
    };
    return open(counties);
  };
