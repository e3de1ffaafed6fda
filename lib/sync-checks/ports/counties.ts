import type { CountyCode } from '../../shared/counties.ts';
import type { EmsDelivery } from '../domain/check.ts';
import type { EmsEndpoint, EmsEvent } from '../domain/ems.ts';

/** Where a county's elections staff is reached. */
export type CountyStaffContact = { readonly email: string; readonly phone: string | null };

/** How to reach counties and their election management systems. Throws when the table cannot be reached. */
export type CountyDirectory = {
  /** Undefined when no contact is on file. */
  findContact(county: CountyCode): Promise<CountyStaffContact | undefined>;
  /** Undefined when the county polls and has no endpoint. */
  findEms(county: CountyCode): Promise<EmsEndpoint | undefined>;
};

/**
 * Tells a county's EMS of an event: signed, repeated a few times, then given up (`failed`), because the county can
 * always poll. `no-endpoint` when the county has none. Never throws for what the other side does.
 */
export type TellEms = (endpoint: EmsEndpoint | undefined, event: EmsEvent) => Promise<EmsDelivery>;
