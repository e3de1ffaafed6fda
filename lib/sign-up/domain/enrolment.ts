import { CHANNELS, type Channel } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import type { Candidate } from '../../voters/domain/candidate.ts';
import { channelSince, type Subscription } from '../../voters/domain/subscription.ts';
import type { AttemptOf } from './attempt.ts';
import { CONTACT_OF } from './contact.ts';
import type { Contact } from './sign-up-form.ts';

/** Whether a subscription tells its voter anything: moved voters sign up anew, and so does whoever has opted out. */
const stands = (subscription: Subscription | undefined, voter: Candidate): subscription is Subscription =>
  subscription !== undefined &&
  subscription.ended === undefined &&
  subscription.county === voter.county &&
  subscription.channels.length > 0;

/** A number or address that no longer gets a voter's messages, by a channel that it had. */
type Replaced = { readonly channel: Channel; readonly to: string };

const contactIn = (contact: Contact, { phone, email }: Pick<Subscription, 'phone' | 'email'>): string | undefined =>
  contact === 'phone' ? phone : email;

/** Contacts of a subscription that have others in their place, and a channel by which to tell them so. */
export const replacedContacts = (before: Subscription | undefined, after: Subscription): readonly Replaced[] =>
  (['phone', 'email'] as const).flatMap((contact) => {
    const to = before && contactIn(contact, before);
    const channel = before?.channels.find((one) => CONTACT_OF[one] === contact);
    return to === undefined || channel === undefined || to === contactIn(contact, after) ? [] : [{ channel, to }];
  });

const contactsIn = (subscription: Pick<Subscription, 'phone' | 'email'>): readonly Contact[] =>
  (['phone', 'email'] as const).filter((contact) => contactIn(contact, subscription) !== undefined);

/** Whether these contacts are enough to change what reaches all of them: one is proven that is nobody's guest. */
export const isOwner = (subscription: Subscription, proven: readonly Contact[]): boolean =>
  proven.some((contact) => contact !== subscription.guest && contactIn(contact, subscription) !== undefined);

/** Contacts that stay and were not proven now, and a channel by which to tell them that another was put beside them. */
export const keptContacts = (
  before: Subscription | undefined,
  after: Subscription,
  proven: readonly Contact[],
): readonly Replaced[] =>
  before === undefined || !contactsIn(after).some((contact) => contactIn(contact, before) !== contactIn(contact, after))
    ? []
    : contactsIn(after).flatMap((contact) => {
        const to = contactIn(contact, before);
        const channel = before.channels.find((one) => CONTACT_OF[one] === contact);
        const isKept = to !== undefined && to === contactIn(contact, after) && !proven.includes(contact);
        return isKept && channel !== undefined ? [{ channel, to }] : [];
      });

/** Which contact is the guest once these were proven: the only new one beside one that stood, unless that was proven too. */
const guestOf = (
  standing: Subscription | undefined,
  after: Pick<Subscription, 'phone' | 'email'>,
  proven: readonly Contact[],
): Contact | undefined => {
  if (!standing) return undefined;
  const kept = contactsIn(after).filter((contact) => contactIn(contact, standing) === contactIn(contact, after));
  const guest = standing.guest !== undefined && kept.includes(standing.guest) ? standing.guest : undefined;
  if (kept.some((contact) => proven.includes(contact) && contact !== guest))
    return guest !== undefined && !proven.includes(guest) ? guest : undefined;
  if (guest !== undefined) return guest;
  return kept.length === 0 ? undefined : contactsIn(after).find((contact) => !kept.includes(contact));
};

/** What became of what a voter had before they signed up again. */
export type Former = {
  /** Channels that were not named again, and go on. */
  readonly kept: readonly Channel[];
  /** Contacts in whose place others are now. */
  readonly replaced: readonly Contact[];
};

/** What a sign-up made of the subscription that stood before it. */
export const formerOf = (
  before: Subscription | undefined,
  after: Subscription,
  { details }: Pick<AttemptOf<'sign-up'>, 'details'>,
  proven: readonly Contact[],
  voter: Candidate,
): Former => {
  if (!stands(before, voter)) return { kept: [], replaced: [] };
  const isAsked = (channel: Channel) => details.channels.includes(channel) && proven.includes(CONTACT_OF[channel]);
  return {
    kept: after.channels.filter((channel) => before.channels.includes(channel) && !isAsked(channel)),
    replaced: replacedContacts(before, after).map(({ channel }) => CONTACT_OF[channel]),
  };
};

/**
 * The subscription of a voter who has just proven these contacts. Of one that stands everything stays that was not proven now:
 * who puts one contact beside the voter's own is a guest, who ends no channel of theirs and changes no hours or language. Who puts others in the
 * place of all is taken for the voter, and every contact that was there is told. A channel
 * to the same number goes on too where it is not named again; a new number gets what was agreed to for it.
 */
export const subscriptionOf = (
  { details, contacts, language, startedAt }: AttemptOf<'sign-up'>,
  proven: readonly Contact[],
  voter: Candidate,
  before: Subscription | undefined,
): Subscription => {
  const standing = stands(before, voter) ? before : undefined;
  const isKept = (channel: Channel): boolean => standing?.channels.includes(channel) === true;
  const isSame = (contact: Contact): boolean =>
    !proven.includes(contact) || (standing !== undefined && contactIn(contact, standing) === contacts[contact]?.to);
  const channels = CHANNELS.filter(
    (channel) =>
      (proven.includes(CONTACT_OF[channel]) && details.channels.includes(channel)) ||
      (isKept(channel) && isSame(CONTACT_OF[channel])),
  );
  const since = channels.flatMap((channel): (readonly [Channel, Temporal.Instant])[] => {
    if (standing && isKept(channel)) return [[channel, channelSince(standing, channel)]];
    // Proven before the form was sent once more: a STOP in between is the later word.
    const provenAt = contacts[CONTACT_OF[channel]]?.provenAt;
    return provenAt && Temporal.Instant.compare(provenAt, startedAt) < 0 ? [[channel, provenAt]] : [];
  });
  const phone = proven.includes('phone') ? contacts.phone?.to : standing?.phone;
  const email = proven.includes('email') ? contacts.email?.to : standing?.email;
  const after = { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) };
  const guest = guestOf(standing, after, proven);
  const isGuest = standing !== undefined && guest !== undefined && proven.every((contact) => contact === guest);
  return {
    voterId: voter.voterId,
    county: voter.county,
    channels,
    language: isGuest ? standing.language : language,
    hours: isGuest ? standing.hours : details.hours,
    ...after,
    consentedAt: startedAt,
    ...(since.length > 0 ? { channelsSince: Object.fromEntries(since) } : {}),
    consentSource: 'site',
    ...(guest === undefined ? {} : { guest }),
  };
};
