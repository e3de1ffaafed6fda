import { CHANNELS, type Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
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

/**
 * The subscription of a voter who has just proven these contacts. Of one that stands everything stays that was not proven now:
 * whoever knows a voter's name and date of birth silences no channel of theirs.
 */
export const subscriptionOf = (
  { details, contacts, language, startedAt }: AttemptOf<'sign-up'>,
  proven: readonly Contact[],
  voter: Candidate,
  before: Subscription | undefined,
): Subscription => {
  const standing = stands(before, voter) ? before : undefined;
  const isKept = (channel: Channel): boolean => standing?.channels.includes(channel) === true;
  const channels = CHANNELS.filter((channel) =>
    proven.includes(CONTACT_OF[channel]) ? details.channels.includes(channel) : isKept(channel),
  );
  const since = standing
    ? channels.flatMap((channel): (readonly [Channel, Temporal.Instant])[] =>
        isKept(channel) ? [[channel, channelSince(standing, channel)]] : [],
      )
    : [];
  const phone = proven.includes('phone') ? contacts.phone?.to : standing?.phone;
  const email = proven.includes('email') ? contacts.email?.to : standing?.email;
  return {
    voterId: voter.voterId,
    county: voter.county,
    channels,
    language,
    hours: details.hours,
    ...(phone === undefined ? {} : { phone }),
    ...(email === undefined ? {} : { email }),
    consentedAt: startedAt,
    ...(since.length > 0 ? { channelsSince: Object.fromEntries(since) } : {}),
    consentSource: 'site',
  };
};
