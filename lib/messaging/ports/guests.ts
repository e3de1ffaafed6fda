import type { Guest, GuestContact, Seal } from '../domain/guests.ts';

/** Finds a guest as the list stands now; undefined when nobody has proposed this contact. Throws when it cannot be read. */
export type FindGuest = (contact: GuestContact) => Promise<Guest | undefined>;

/** The seal of approvals; undefined as long as nothing was ever approved. Throws when its key cannot be read. */
export type FindSeal = () => Promise<Seal | undefined>;

/** The guests of a County Test Environment. Throws when the list cannot be reached. */
export type Guests = {
  readonly find: FindGuest;
  all(): Promise<readonly Guest[]>;
  /** Adds a proposal; false when the contact is on the list already. */
  propose(guest: Guest): Promise<boolean>;
  /** Records an approval; false when the proposal is gone or was made anew meanwhile. */
  approve(guest: Required<Guest>): Promise<boolean>;
  /** Takes a contact off the list; the guest that it was, undefined when there was none. */
  remove(contact: GuestContact): Promise<Guest | undefined>;
  /** The seal, whose key is made when there is none. */
  seal(): Promise<Seal>;
};

/** The provider's own list: which numbers End User Messaging lets through, whoever asks it. Throws when it cannot be reached. */
export type LetThrough = {
  allow(numbers: readonly string[]): Promise<void>;
  /** A number that was never allowed is no fault. */
  refuse(number: string): Promise<void>;
};
