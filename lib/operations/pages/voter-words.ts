import type { Channel } from '../../shared/codes.ts';
import type { HelpedVoter } from '../../sign-up/domain/helped-voter.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { VoterStatus } from '../../voters/domain/voter.ts';

/** A registration's status in words. */
export const STATUS_WORDS: Readonly<Record<VoterStatus, string>> = {
  A: 'Active',
  I: 'Inactive',
  P: 'Pending',
  C: 'Cancelled',
};

export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  text: 'Text messages',
  email: 'Email',
  voice: 'Phone calls',
};

/** A date of birth as sign-up asks for it: MM-DD-YYYY. */
export const birthOf = ({ dateOfBirth }: HelpedVoter): string =>
  dateOfBirth.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$2-$3-$1');

/** A voter's name as it is spoken. */
export const nameOf = ({ firstName, middleName, lastName, suffix }: HelpedVoter): string =>
  [firstName, middleName, lastName, suffix].filter((part) => part !== '').join(' ');

/**
 * Enough of a contact for a voter to say "that is mine": the last two digits, the first letter and the host. No more,
 * because whoever calls may not be the voter.
 */
export const maskedContact = (channel: Channel, { phone, email }: Subscription): string => {
  if (channel !== 'email') return phone === undefined ? 'no number' : `a number that ends in ${phone.slice(-2)}`;
  return email === undefined ? 'no address' : `${email.slice(0, 1)}•••${email.slice(email.lastIndexOf('@'))}`;
};
