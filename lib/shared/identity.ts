import type { CountyCode } from './counties.ts';

/** What people who sign in to the staff pages may be. */
export const PERSON_ROLES = [
  'sos-operations',
  'sos-ballot-tracking',
  'county-clerk',
  'county-technician',
  'help-desk',
  'read-only',
] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

/** The role that looks after the people of a county, or of the state. Each has at least one of them at any time. */
export const ADMIN_ROLES: Readonly<Record<'state' | 'county', PersonRole>> = {
  state: 'sos-operations',
  county: 'county-clerk',
};

/** What systems that call the county API may be. */
export const CLIENT_ROLES = ['county-ems', 'print-vendor', 'usps-feed', 'sos-system'] as const;
export type ClientRole = (typeof CLIENT_ROLES)[number];

export type Role = PersonRole | ClientRole;

/** How far each role reaches: over all counties, over its own, or over either, as its holder was entered. */
export const REACH: Readonly<Record<Role, 'state' | 'county' | 'either'>> = {
  'sos-operations': 'state',
  'sos-ballot-tracking': 'state',
  'county-clerk': 'county',
  'county-technician': 'county',
  'help-desk': 'state',
  'read-only': 'either',
  'county-ems': 'county',
  'print-vendor': 'county',
  // A county's own feed of Informed Visibility, or one that the Postal Service sends to the state for all of them.
  'usps-feed': 'either',
  'sos-system': 'state',
};

/** Whether somebody of this county, or of the state when it is null, can hold the role at all. */
export const fitsReach = (role: Role, county: CountyCode | null): boolean =>
  REACH[role] === 'either' || (REACH[role] === 'county') === (county !== null);

/** Whose data somebody is concerned with: a county's own, or all counties' when it is null (the Secretary of State). */
export type Side = { readonly county: CountyCode | null };

/** Who asks, from the credential alone: nothing in a path or a body can change it. `id` is no name and no address. */
export type Identity = Side & { readonly id: string } & (
    | { readonly kind: 'person'; readonly role: PersonRole }
    | { readonly kind: 'client'; readonly role: ClientRole }
  );
