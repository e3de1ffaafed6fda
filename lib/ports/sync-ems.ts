import type { EmsDelivery } from '../domain/sync/check.ts';
import type { EmsEndpoint, EmsEvent } from '../domain/sync/ems.ts';

/**
 * Tells a county's EMS of an event: signed, repeated a few times, then given up (`failed`), because the county can
 * always poll. `no-endpoint` when the county has none. Never throws for what the other side does.
 */
export type TellEms = (endpoint: EmsEndpoint | null, event: EmsEvent) => Promise<EmsDelivery>;
