import type { Temporal } from '../../shared/time.ts';
import type { EmsVendor } from '../../sync-checks/domain/ems.ts';

/** Where a county's system is told of events, and the name of the secret that signs what it is told. */
export type Endpoint = { readonly url: string; readonly secretName: string };

/** A county's election management system. Without an endpoint it polls. */
export type CountySystem = {
  readonly vendor: EmsVendor;
  /** What is told now. */
  readonly endpoint: Endpoint | null;
  /** What is told once it has answered a signed test event. */
  readonly candidate: (Endpoint & { readonly registeredAt: Temporal.Instant }) | null;
  /** Counts its changes, from 1. */
  readonly version: number;
};

/** What SOS registers: an address, none any more (null), or the vendor alone (undefined). */
export type SystemRequest = { readonly vendor: EmsVendor; readonly webhookUrl?: string | null | undefined };

/**
 * The system as it is registered. A new address waits for its test, and what is told until then stays as it is. `secretName`:
 * the secret made for the address; null where there is none.
 */
export const registeredSystem = (
  before: CountySystem | undefined,
  { vendor, webhookUrl }: SystemRequest,
  secretName: string | null,
  now: Temporal.Instant,
): CountySystem => {
  const version = (before?.version ?? 0) + 1;
  if (webhookUrl === undefined) {
    return { vendor, endpoint: before?.endpoint ?? null, candidate: before?.candidate ?? null, version };
  }
  if (webhookUrl === null || secretName === null) return { vendor, endpoint: null, candidate: null, version };
  const candidate = { url: webhookUrl, secretName, registeredAt: now };
  return { vendor, endpoint: before?.endpoint ?? null, candidate, version };
};

/** The system once the endpoint that waits has answered: that one is told from now on. The same system where none waits. */
export const provenSystem = (system: CountySystem): CountySystem => {
  if (system.candidate === null) return system;
  const { url, secretName } = system.candidate;
  return { ...system, endpoint: { url, secretName }, candidate: null, version: system.version + 1 };
};

/** What the audit trail keeps of a system: neither addresses nor the names of secrets. */
export const auditedSystem = ({
  vendor,
  endpoint,
  candidate,
  version,
}: CountySystem): Readonly<Record<string, unknown>> => ({
  vendor,
  state: candidate ? 'untested' : endpoint ? 'told' : 'polls',
  version,
});

/** The secrets that nothing of a system needs any more after a change. */
export const secretsLeft = (before: CountySystem | undefined, after: CountySystem): readonly string[] => {
  const needed = new Set([after.endpoint?.secretName, after.candidate?.secretName]);
  const had = [before?.endpoint?.secretName, before?.candidate?.secretName];
  return had.filter((name) => name !== undefined && !needed.has(name)) as string[];
};
