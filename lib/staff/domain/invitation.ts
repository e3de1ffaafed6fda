import { Temporal } from '../../shared/time.ts';
import type { Post } from './person.ts';
import { INVITATION_LIFE } from './rules.ts';

/** An invitation that nobody has accepted yet. The link alone knows its secret; `key` is the hash of it. */
export type Invitation = Post & {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  /** The id of the person who invited; null for the very first one. */
  readonly invitedBy: string | null;
  readonly invitedAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
};

/** Who is invited, as what. */
export type Invited = Post & Pick<Invitation, 'name' | 'email'>;

export const newInvitation = (
  key: string,
  invited: Invited,
  invitedBy: string | null,
  now: Temporal.Instant,
): Invitation => ({ key, ...invited, invitedBy, invitedAt: now, endsAt: now.add(INVITATION_LIFE) });

/** Whether it can still be accepted. */
export const isOpen = ({ endsAt }: Invitation, now: Temporal.Instant): boolean =>
  Temporal.Instant.compare(now, endsAt) < 0;

/** Whether it was sent to this address; capital letters make no difference. */
export const isFor = ({ email }: Invitation, address: string): boolean => email.toLowerCase() === address.toLowerCase();
