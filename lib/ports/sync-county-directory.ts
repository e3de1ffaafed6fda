import type { CountyCode } from '../domain/shared/counties.ts';
import type { EmsEndpoint } from '../domain/sync/ems.ts';

/** Where a county's elections staff is reached. */
export type CountyContact = { readonly email: string; readonly phone: string | null };

/** How to reach counties and their election management systems. Throws when the table cannot be reached. */
export type CountyDirectory = {
  /** Null when no contact is on file. */
  contact(county: CountyCode): Promise<CountyContact | null>;
  /** Null when the county polls and has no endpoint. */
  ems(county: CountyCode): Promise<EmsEndpoint | null>;
};
