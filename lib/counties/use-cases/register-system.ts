import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { type CountySystem, registeredSystem, type SystemRequest, secretsLeft } from '../domain/county-system.ts';
import type { AddressFault, CountyFiles, WebhookSecrets } from '../ports.ts';

export type RegisterSystemPorts = {
  readonly clock: Clock;
  readonly files: Pick<CountyFiles, 'system' | 'saveSystem'>;
  readonly secrets: Pick<WebhookSecrets, 'create' | 'remove'>;
  readonly addressFault: AddressFault;
};

export type SystemRefusal = {
  readonly code: 'bad-address' | 'changed-meanwhile' | 'nothing-to-test' | 'endpoint-not-proven';
  readonly detail: string;
};

/** With which status a refusal about a system is answered. */
export const SYSTEM_REFUSAL_STATUS: Readonly<Record<SystemRefusal['code'], number>> = {
  'bad-address': 400,
  'changed-meanwhile': 409,
  'nothing-to-test': 409,
  'endpoint-not-proven': 409,
};

const CHANGED: SystemRefusal = {
  code: 'changed-meanwhile',
  detail: 'Somebody else has changed this system meanwhile. Read it again, then repeat your change.',
};

/** The system as it is now, as it was, and the secret of a new address, which is shown this once. */
export type RegisteredSystem = {
  readonly before: CountySystem | undefined;
  readonly system: CountySystem;
  readonly signingSecret: string | null;
};

/**
 * Registers a county's system. A new address gets a secret of its own and is told nothing before it has answered a test
 * event; what was told until then stays. `seen`: the version that was read, 0 before the first; with it a repeat registers
 * nothing and makes no second secret. Throws when a table or Secrets Manager cannot be reached.
 */
export const registerSystem = async (
  { clock, files, secrets, addressFault }: RegisterSystemPorts,
  county: CountyCode,
  request: SystemRequest,
  seen?: number | undefined,
): Promise<Result<RegisteredSystem, SystemRefusal>> => {
  const fault = request.webhookUrl == null ? undefined : addressFault(request.webhookUrl);
  if (fault !== undefined) return err({ code: 'bad-address', detail: fault });
  const before = await files.system(county);
  if (seen !== undefined && seen !== (before?.version ?? 0)) return err(CHANGED);
  const secret = request.webhookUrl == null ? null : await secrets.create(county);
  const system = registeredSystem(before, request, secret?.name ?? null, await clock());
  if ((await files.saveSystem(county, system)) === 'conflict') {
    if (secret) await secrets.remove(secret.name);
    return err(CHANGED);
  }
  for (const name of secretsLeft(before, system)) await secrets.remove(name);
  return ok({ before, system, signingSecret: secret?.value ?? null });
};
