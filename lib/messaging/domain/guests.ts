import * as z from 'zod';
import type { Channel } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import simulators from '../data/simulators.json' with { type: 'json' };
import { destinationFault } from './destination.ts';

/** How a guest is reached: texts and calls go to a phone. */
export const GUEST_KINDS = ['phone', 'email'] as const;
export const GuestKind = z.enum(GUEST_KINDS);

/** Where something is sent: a number in E.164, or an email address in lower case. */
export type GuestContact = { readonly kind: z.infer<typeof GuestKind>; readonly to: string };

/** A person of a county or of the state, who has agreed to hear from a County Test Environment. */
export type Guest = GuestContact & {
  readonly name: string;
  /** The id of who proposed it. */
  readonly proposedBy: string;
  readonly proposedAt: Temporal.Instant;
  /** Another person's word. The seal proves that it was given here, and for this very contact. */
  readonly approval?: Approval & { readonly seal: string };
};

/** Who approved, and when. */
type Approval = { readonly by: string; readonly at: Temporal.Instant };

/** Makes the seal of these words, with a key that is not where guests are. */
export type Seal = (words: string) => string;

/** What a channel reaches by a destination. */
export const contactOf = (channel: Channel, to: string): GuestContact =>
  channel === 'email' ? { kind: 'email', to: to.toLowerCase() } : { kind: 'phone', to };

const MAILBOX = new RegExp(
  `^(?:${simulators.mailboxes.join('|')})(?:\\+[a-z0-9._-]+)?@${simulators.mailDomain.replaceAll('.', '\\.')}$`,
);

/** Whether a contact is a simulator of the provider: nobody is reached by it. */
export const isSimulator = ({ kind, to }: GuestContact): boolean =>
  kind === 'email' ? MAILBOX.test(to) : simulators.phones.includes(to);

/** Everything that an approval is about, in words that nothing else has. */
export const sealedWords = (guest: GuestContact & Pick<Guest, 'proposedBy'>, { by, at }: Approval): string =>
  JSON.stringify(['guest', guest.kind, guest.to, guest.proposedBy, by, at.epochMilliseconds]);

/**
 * Whether somebody may be reached: proposed by one person, approved by another, and sealed so. A row that anybody wrote
 * past that has no seal.
 */
export const isApproved = (guest: Guest, seal: Seal): boolean =>
  guest.approval !== undefined &&
  guest.approval.by !== guest.proposedBy &&
  guest.approval.seal === seal(sealedWords(guest, guest.approval));

/** Why nobody can be proposed: no number or address that we send to, or an address outside the guests' domains. */
export type ProposalFault = 'unreadable' | 'not-a-guests-domain';

const Email = z.email().max(254);
const DIGITS = /^(?:\+?1)?[\s.-]*\(?(\d{3})\)?[\s.-]*(\d{3})[\s.-]*(\d{4})$/;

const contactIn = (kind: GuestContact['kind'], written: string): string | undefined => {
  if (kind === 'email') return Email.safeParse(written.trim().toLowerCase()).data;
  const [, area = '', exchange = '', line = ''] = DIGITS.exec(written.trim()) ?? [];
  const number = `+1${area}${exchange}${line}`;
  return destinationFault(number) === undefined ? number : undefined;
};

/**
 * A contact as somebody wrote it. Emails lie in the domains that the stage's file names: IAM lets nothing else be sent, and
 * no voter's mailbox is there.
 */
export const readContact = (
  kind: GuestContact['kind'],
  written: string,
  domains: readonly string[],
): Result<GuestContact, ProposalFault> => {
  const to = contactIn(kind, written);
  if (to === undefined) return err('unreadable');
  const isOurs = kind === 'phone' || domains.includes(to.slice(to.lastIndexOf('@') + 1));
  return isOurs ? ok({ kind, to }) : err('not-a-guests-domain');
};

/** Why an approval is refused: it is the proposer's own, or was given already. */
export type ApprovalFault = 'own-proposal' | 'approved-already';

/** The guest with another person's approval. */
export const approve = (guest: Guest, { by, at }: Approval, seal: Seal): Result<Required<Guest>, ApprovalFault> => {
  if (by === guest.proposedBy) return err('own-proposal');
  if (isApproved(guest, seal)) return err('approved-already');
  return ok({ ...guest, approval: { by, at, seal: seal(sealedWords(guest, { by, at })) } });
};
