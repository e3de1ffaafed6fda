import type { Channel } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { isInForce, isStopped, PHONE_CHANNELS } from '../../voters/domain/phone-stop.ts';
import { openChannels, type Subscription } from '../../voters/domain/subscription.ts';
import { endOfSession, isLive, isToBeSeen, type SessionRecord } from '../domain/attempt.ts';
import { CONTACT_OF, maskedContact } from '../domain/contact.ts';
import { isOwner } from '../domain/enrolment.ts';
import type { OptedOut, PreferencesChanged, VoterSession } from '../domain/outcomes.ts';
import { readPreferences } from '../domain/read-form.ts';
import { CONTACTS, type Contact, type PreferencesForm } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { decidedAnew } from './follow-up.ts';
import { contactMark } from './secrets.ts';

/** Whose session it is. It ends with the subscription, and when its voter becomes confidential, whatever else is known of it. */
export const readSession =
  (ports: SignUpPorts) =>
  async (session: string, now: Temporal.Instant): Promise<VoterSession | undefined> => {
    const record = await ports.sessions.find(session);
    if (record === undefined || !isLive(record, now)) return undefined;
    const { voterId } = record;
    const [voter, subscription] = await Promise.all([ports.voters.find(voterId), ports.subscriptions.find(voterId)]);
    const isKnown = (contact: Contact): boolean =>
      subscription?.[contact] === undefined || record.known.has(contactMark(session, contact, subscription[contact]));
    // Whoever was signed in while another session gave another contact is not any more.
    const isOurs = CONTACTS.every(isKnown);
    if (!isOurs || !voter || !subscription || openChannels(voter, subscription).length === 0) {
      await ports.sessions.end(session);
      return undefined;
    }
    if (isToBeSeen(record, now)) await ports.sessions.see(session, now);
    const proven = CONTACTS.filter((contact) => {
      const to = subscription[contact];
      return to !== undefined && record.proven.has(contactMark(session, contact, to));
    });
    const stop = subscription.phone === undefined ? undefined : await ports.stops.find(subscription.phone);
    const channels = subscription.channels.filter((channel) => !isStopped(stop, channel, subscription));
    return {
      voterId,
      county: voter.county,
      subscription: { ...subscription, channels },
      stopped: isInForce(stop) ? PHONE_CHANNELS.filter((channel) => !channels.includes(channel)) : [],
      contacts: contactsShown(subscription, proven),
      isOwner: isOwner(subscription, proven),
      endsAt: endOfSession(record),
    };
  };

/** A session as it begins for a voter who has proven these contacts. */
export const newSession = (
  session: string,
  subscription: Subscription,
  proven: readonly Contact[],
  now: Temporal.Instant,
): SessionRecord => {
  const marks = (contacts: readonly Contact[]): ReadonlySet<string> =>
    new Set(
      contacts.flatMap((contact) => {
        const to = subscription[contact];
        return to === undefined ? [] : [contactMark(session, contact, to)];
      }),
    );
  return { voterId: subscription.voterId, startedAt: now, seenAt: now, proven: marks(proven), known: marks(CONTACTS) };
};

const contactsShown = (subscription: Subscription, proven: readonly Contact[]): VoterSession['contacts'] =>
  Object.fromEntries(
    CONTACTS.flatMap((contact) => {
      const to = subscription[contact];
      if (to === undefined) return [];
      const isProven = proven.includes(contact);
      return [[contact, { shown: isProven ? to : maskedContact(contact, to), isProven }] as const];
    }),
  );

/** Whether a session may end or open a channel: it has proven its contact, or one that reaches them all. */
export const mayChange = ({ contacts, isOwner }: VoterSession, channel: Channel): boolean =>
  isOwner || contacts[CONTACT_OF[channel]]?.isProven === true;

const hasContact = (subscription: Subscription, channel: Channel): boolean =>
  (CONTACT_OF[channel] === 'phone' ? subscription.phone : subscription.email) !== undefined;

const changeOnce = async (
  ports: SignUpPorts,
  session: string,
  form: PreferencesForm,
  shown: readonly Channel[],
  now: Temporal.Instant,
): Promise<PreferencesChanged | 'lost'> => {
  const voter = await readSession(ports)(session, now);
  if (!voter) return { kind: 'over' };
  if (!voter.isOwner) return { kind: 'proof-needed' };
  const read = readPreferences(form);
  if (!read.ok) {
    await ports.drafts.keep(session, 'preferences', form, now, voter.voterId);
    return { kind: 'invalid', problems: read.error };
  }
  const { channels, language, hours } = read.value;
  const wanted = channels.filter((channel) => !shown.includes(channel));
  const opened = wanted.filter(
    (channel) => hasContact(voter.subscription, channel) && !voter.stopped.includes(channel),
  );
  const closed = shown.filter((channel) => !channels.includes(channel));
  const change = { opened, closed, language, hours };
  if ((await ports.changes.change(voter.subscription, change, now)) === 'lost') return 'lost';
  const subscription = await ports.subscriptions.find(voter.voterId);
  if (!subscription) return { kind: 'over' };
  await ports.drafts.forget(session, 'preferences');
  const [missing] = wanted.filter((channel) => !opened.includes(channel));
  if (missing === undefined) return { kind: 'changed', subscription };
  const contact = CONTACT_OF[missing];
  return {
    kind: 'contact-needed',
    contact,
    channels: wanted.filter((channel) => !opened.includes(channel) && CONTACT_OF[channel] === contact),
  };
};

/**
 * Changes what the voter has changed of what they saw. A channel whose contact is not known, or that STOP has ended, is left out
 * of it and named, after everything else has been changed.
 */
export const changePreferences =
  (ports: SignUpPorts) => (session: string, form: PreferencesForm, shown: readonly Channel[], now: Temporal.Instant) =>
    decidedAnew(() => changeOnce(ports, session, form, shown, now));

/** Takes channels out, those that this session may. Without any left, the session ends. */
export const optOut =
  (ports: SignUpPorts) =>
  async (session: string, channels: readonly Channel[], now: Temporal.Instant): Promise<OptedOut> => {
    const voter = await readSession(ports)(session, now);
    if (!voter) return { kind: 'over' };
    const own = channels.filter((channel) => mayChange(voter, channel));
    if (own.length === 0) return { kind: 'proof-needed' };
    await ports.subscriptions.optOut(voter.voterId, own, now);
    const left = (await ports.subscriptions.find(voter.voterId))?.channels ?? [];
    if (left.length === 0) await ports.sessions.end(session);
    return { kind: 'opted-out', left };
  };
