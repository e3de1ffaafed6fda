import type { CountyCode } from '../../shared/counties.ts';
import type { EmsDelivery } from '../domain/check.ts';
import type { EmsEndpoint, EmsEvent } from '../domain/ems.ts';
import type { NotLetIn } from '../domain/skip-reason.ts';

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

/**
 * Who takes part where a check runs: in a County Test Environment the counties that have opted in, elsewhere all. Throws when the
 * table cannot be reached.
 */
export type CountiesTakingPart = {
  /** Why a county's systems are not let in at this moment; null when they are. */
  whyNotLetIn(county: CountyCode): Promise<NotLetIn | null>;
  /** Whether the county has opted in, with its MOU on file, and not withdrawn: let in at this moment or not. */
  takesPart(county: CountyCode): Promise<boolean>;
};
