import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type ApiClient, type ClientRefusal, isOpen, refusedRotation, rotated } from '../domain/api-client.ts';
import type { ClientPool, ClientRegister, MayHoldCredentials } from '../ports.ts';
import type { IssuedClient } from './issue-client.ts';

export type RotateClientPorts = {
  readonly clock: Clock;
  readonly register: Pick<ClientRegister, 'find' | 'rotate'>;
  readonly pool: Pick<ClientPool, 'create' | 'remove'>;
  /** Absent where every county may hold credentials. */
  readonly mayHold?: MayHoldCredentials;
};

export type RotationRefusal =
  | ClientRefusal
  | { readonly code: 'not-found' | 'client-ended' | 'changed-meanwhile'; readonly detail: string };

/** Which credential, and who renews it. */
export type RotationWish = { readonly county: CountyCode; readonly clientId: string; readonly by: string };

const NOT_FOUND: RotationRefusal = { code: 'not-found', detail: 'The county has no such credential.' };
const CHANGED: RotationRefusal = {
  code: 'changed-meanwhile',
  detail: 'Somebody else has renewed or revoked this credential meanwhile.',
};

/** The new credential with its secret, and the old one with its end. */
export type RotatedClient = IssuedClient & { readonly replaced: ApiClient };

/**
 * Renews a credential: the new one opens at once, the old one until the overlap has passed. Throws when the table or the
 * user pool cannot be reached.
 */
export const rotateClient = async (
  { clock, register, pool, mayHold }: RotateClientPorts,
  { county, clientId, by }: RotationWish,
): Promise<Result<RotatedClient, RotationRefusal>> => {
  const client = await register.find(clientId);
  if (client?.county !== county) return err(NOT_FOUND);
  const barred = await mayHold?.(county);
  if (barred) return err(barred);
  const now = await clock();
  const refused = refusedRotation(client);
  if (refused) return err(refused);
  if (!isOpen(client, now)) return err({ code: 'client-ended', detail: 'This credential has ended. Issue a new one.' });
  const made = await pool.create(`${county} ${client.role} ${client.name}`);
  const rotation = rotated(client, { clientId: made.clientId, issuedBy: by }, now);
  if (!rotation.ok) return rotation;
  const { before, after } = rotation.value;
  if ((await register.rotate(before, after)) === 'conflict') {
    await pool.remove(made.clientId);
    return err(CHANGED);
  }
  return ok({ client: after, clientSecret: made.clientSecret, replaced: before });
};
