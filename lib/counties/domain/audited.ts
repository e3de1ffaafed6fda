import type { AuditPart } from '../../shared/audit-entry.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Temporal } from '../../shared/time.ts';
import { type ApiClient, auditedClient } from './api-client.ts';
import { auditedSystem, type CountySystem } from './county-system.ts';

/** What goes on record of a county's system that was registered or proven, by the API or by a form. */
export const systemChange = (county: CountyCode, before: CountySystem | undefined, after: CountySystem): AuditPart => ({
  target: { kind: 'county-system', id: county },
  county,
  before: before ? auditedSystem(before) : null,
  after: auditedSystem(after),
});

/** What goes on record of a credential that was issued (`before`: null), renewed or revoked. `target`: the one that it was done to. */
export const clientChange = (
  target: Pick<ApiClient, 'clientId' | 'county'>,
  before: ApiClient | null,
  after: ApiClient,
  now: Temporal.Instant,
): AuditPart => ({
  target: { kind: 'api-client', id: target.clientId },
  county: target.county,
  before: before && auditedClient(before, now),
  after: auditedClient(after, now),
});
