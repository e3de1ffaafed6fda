import type { CountyCode } from '../../shared/counties.ts';
import { ADMIN_ROLES, fitsReach, type PersonRole, type Side } from '../../shared/identity.ts';
import type { Temporal } from '../../shared/time.ts';

/** Somebody who signs in to the staff pages. */
export type Person = Side & {
  /** Ours, without a meaning: it stands in logs and in the audit trail. */
  readonly id: string;
  readonly role: PersonRole;
  readonly name: string;
  readonly email: string;
  /** Who the person is to the user pool: the `sub` of its tokens. */
  readonly subject: string;
  /** Sessions that began until then have ended; null when there was no such moment. */
  readonly signedOutAt: Temporal.Instant | null;
};

/** Where somebody is, or is to be entered, and as what. */
export type Post = Side & { readonly role: PersonRole };

/** Whether somebody in this post looks after the people beside. */
export const isAdmin = ({ role, county }: Post): boolean => role === ADMIN_ROLES[county === null ? 'state' : 'county'];

/**
 * Whether somebody in one post may invite, change or remove somebody in another: SOS operations the state's people and every
 * county's clerks, a clerk the people of the own county.
 */
export const looksAfter = (by: Post, post: Post): boolean => {
  if (!isAdmin(by) || !fitsReach(post.role, post.county)) return false;
  if (by.county === null) return post.county === null || post.role === ADMIN_ROLES.county;
  return post.county === by.county;
};

/** The roles that somebody may give in a county, or in the state. */
export const rolesToGive = (by: Post, county: CountyCode | null, roles: readonly PersonRole[]): PersonRole[] =>
  roles.filter((role) => looksAfter(by, { role, county }));
