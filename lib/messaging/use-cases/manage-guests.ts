import type { Temporal } from '../../shared/time.ts';
import simulators from '../data/simulators.json' with { type: 'json' };
import {
  type ApprovalFault,
  approve,
  type Guest,
  type GuestContact,
  isApproved,
  type ProposalFault,
  readContact,
} from '../domain/guests.ts';
import type { Guests, LetThrough } from '../ports/guests.ts';

export type GuestPorts = {
  readonly guests: Guests;
  readonly letThrough: LetThrough;
  /** The domains of guests' email. */
  readonly domains: readonly string[];
};

/** A guest as a page shows it. */
export type ListedGuest = Guest & { readonly approved: boolean };

/** Everybody on the list, by name; whose approval does not hold is shown as not approved. */
export const listGuests = async ({ guests }: Pick<GuestPorts, 'guests'>): Promise<readonly ListedGuest[]> => {
  const all = await guests.all();
  const seal = await guests.seal();
  return all
    .map((guest) => ({ ...guest, approved: isApproved(guest, seal) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en') || one.to.localeCompare(other.to, 'en'));
};

type Proposed = Pick<GuestContact, 'kind'> & { readonly written: string; readonly name: string };

/** Puts a contact on the list, where it waits for another person's approval. */
export const proposeGuest = async (
  { guests, domains }: GuestPorts,
  by: { readonly id: string },
  { kind, written, name }: Proposed,
  now: Temporal.Instant,
): Promise<'proposed' | ProposalFault | 'on-the-list'> => {
  const contact = readContact(kind, written, domains);
  if (!contact.ok) return contact.error;
  const added = await guests.propose({ ...contact.value, name, proposedBy: by.id, proposedAt: now });
  return added ? 'proposed' : 'on-the-list';
};

/**
 * Approves what another person has proposed. The provider lets the number through first: whoever is recorded as a guest and is not let
 * through would wait for messages in vain. Throws when the list or the provider cannot be reached; the same again mends it.
 */
export const approveGuest = async (
  { guests, letThrough }: GuestPorts,
  by: { readonly id: string },
  contact: GuestContact,
  now: Temporal.Instant,
): Promise<'approved' | ApprovalFault | 'nobody'> => {
  const guest = await guests.find(contact);
  if (guest === undefined) return 'nobody';
  const approved = approve(guest, { by: by.id, at: now }, await guests.seal());
  if (!approved.ok) return approved.error;
  // The simulators' numbers are let through with the first guest's.
  if (guest.kind === 'phone') await letThrough.allow([guest.to, ...simulators.phones]);
  return (await guests.approve(approved.value)) ? 'approved' : 'nobody';
};

/** Takes a contact off the list: nothing reaches it from this moment. Anybody may who may propose. Throws as `approveGuest` does. */
export const removeGuest = async (
  { guests, letThrough }: GuestPorts,
  contact: GuestContact,
): Promise<'removed' | 'nobody'> => {
  const was = await guests.remove(contact);
  if (contact.kind === 'phone') await letThrough.refuse(contact.to);
  return was === undefined ? 'nobody' : 'removed';
};
