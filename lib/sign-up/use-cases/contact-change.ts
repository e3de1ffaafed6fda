import type { Temporal } from '../../shared/time.ts';
import type { SubscriptionChange } from '../../voters/ports.ts';
import { CONTACT_OF } from '../domain/contact.ts';
import { keptContacts, replacedContacts } from '../domain/enrolment.ts';
import type { Begun, ContactProven, VoterSession } from '../domain/outcomes.ts';
import { readContactChange } from '../domain/read-form.ts';
import { CONTACTS, type Contact, type ContactForm } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { begin, newContact } from './begin.ts';
import type { TypedCodes, Visitor } from './doors.ts';
import { proveContacts } from './prove.ts';
import { contactMark } from './secrets.ts';
import { readSession } from './session.ts';
import { contactsOf, movedOn } from './visit.ts';

/** Sends the new number or address a code. Under way in the session's secret: no other session finds it. */
export const beginContactChange =
  (ports: SignUpPorts) =>
  async (
    session: string,
    form: ContactForm,
    from: Visitor,
    now: Temporal.Instant,
  ): Promise<Begun | { readonly kind: 'over' }> => {
    const voter = await readSession(ports)(session, now);
    if (!voter) return { kind: 'over' };
    await ports.drafts.keep(session, 'contact-change', form, now, voter.voterId);
    const read = readContactChange(form);
    if (!read.ok) return { kind: 'invalid', problems: read.error };
    const { contact, to, channels } = read.value;
    const standing = voter.subscription.channels.find((channel) => CONTACT_OF[channel] === contact);
    const channel = channels[0] ?? standing ?? (contact === 'phone' ? 'text' : 'email');
    const details = { kind: 'contact-change' as const, voterId: voter.voterId, channels: [...channels] };
    const { language } = voter.subscription;
    return begin(ports)(session, { details, contacts: { [contact]: newContact(channel, to) }, language }, from, now);
  };

/** What a proven contact makes of the guest: one that an owner gives is none, and a stranger's beside a contact that stands is. */
const guestAfter = ({ subscription, isOwner }: VoterSession, contact: Contact): Pick<SubscriptionChange, 'guest'> => {
  if (isOwner) return subscription.guest === contact ? { guest: null } : {};
  return subscription[contact] === undefined ? { guest: contact } : {};
};

/** Takes the code of the new contact, and puts it in the place of the old one, which is told so. */
export const proveContactChange =
  (ports: SignUpPorts) =>
  async (session: string, typed: TypedCodes, now: Temporal.Instant): Promise<ContactProven> => {
    const voter = await readSession(ports)(session, now);
    if (!voter) return { kind: 'over' };
    const proof = await proveContacts(ports, 'contact-change', session, typed, now);
    if (proof.kind === 'ended') return { kind: 'changed', subscription: voter.subscription };
    if (proof.kind !== 'proven') return proof;
    const { voterId, subscription: before } = voter;
    const [[contact, { to }] = ['email', { to: '' }] as const] = contactsOf(proof.attempt);
    const opened = proof.attempt.details.channels.filter((channel) => !before.channels.includes(channel));
    // Of a contact that stands, only whoever owns it, or proves it now, may change anything.
    const isSame = contactMark('', contact, before[contact] ?? '') === contactMark('', contact, to);
    const isOwn = voter.isOwner || before[contact] === undefined || voter.contacts[contact]?.isProven === true;
    if (!isOwn && !isSame) return { kind: 'proof-needed' };
    await ports.sessions.prove(session, contactMark(session, contact, to));
    const guest = guestAfter(voter, contact);
    const written = await ports.changes.change(voterId, { [contact]: to, opened, ...guest }, now);
    const after = await ports.subscriptions.find(voterId);
    if (written === 'gone' || !after) return { kind: 'over' };
    for (const replaced of replacedContacts(before, after)) {
      await ports.tellReplaced({ ...replaced, language: before.language });
    }
    const proven = CONTACTS.filter((one) => one === contact || voter.contacts[one]?.isProven);
    for (const kept of keptContacts(before, after, proven)) {
      await ports.tellAdded({ ...kept, language: before.language });
    }
    await movedOn(ports, session, proof.attempt, now, { state: 'done' });
    await ports.drafts.forget(session, 'contact-change');
    return { kind: 'changed', subscription: after };
  };
