import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import {
  type ApiClient,
  type ClientRefusal,
  isOpen,
  issuedClient,
  type NewClient,
  refusedIssue,
} from '../domain/api-client.ts';
import type { ClientPool, ClientRegister, MayHoldCredentials } from '../ports.ts';

export type IssueClientPorts = {
  readonly clock: Clock;
  readonly register: Pick<ClientRegister, 'list' | 'enter'>;
  readonly pool: Pick<ClientPool, 'create'>;
  /** Absent where every county may hold credentials. */
  readonly mayHold?: MayHoldCredentials;
};

/** A credential with its secret, which is shown this once. */
export type IssuedClient = { readonly client: ApiClient; readonly clientSecret: string };

/** `client-exists`: another open one has the name, so that no repeat makes a second. */
export type IssueRefusal = ClientRefusal | { readonly code: 'client-exists'; readonly detail: string };

/**
 * Issues a credential to a county, or to its printer. One that is made in the user pool and not entered opens nothing.
 * Throws when the table or the user pool cannot be reached.
 */
export const issueClient = async (
  { clock, register, pool, mayHold }: IssueClientPorts,
  wish: Omit<NewClient, 'clientId'>,
): Promise<Result<IssuedClient, IssueRefusal>> => {
  const barred = await mayHold?.(wish.county);
  if (barred) return err(barred);
  const now = await clock();
  const present = await register.list(wish.county);
  const refused = refusedIssue(present, now);
  if (refused) return err(refused);
  if (present.some((client) => client.name === wish.name && isOpen(client, now))) {
    const detail = 'The county has a credential of this name. Renew or revoke that one, or choose another name.';
    return err({ code: 'client-exists', detail });
  }
  const made = await pool.create(`${wish.county} ${wish.role} ${wish.name}`);
  const client = issuedClient({ ...wish, clientId: made.clientId }, now);
  await register.enter(client);
  return ok({ client, clientSecret: made.clientSecret });
};
