import type { Temporal } from '../../shared/time.ts';
import type { SubscriptionChange } from '../../voters/ports.ts';
import { CONTACT_OF } from '../domain/contact.ts';
import type { Begun, ContactProven, VoterSession } from '../domain/outcomes.ts';
import { readContactChange } from '../domain/read-form.ts';
import { CONTACTS, type Contact, type ContactForm } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { begin, newContact } from './begin.ts';
import type { TypedCodes, Visitor } from './doors.ts';
import {
  decidedAnew,
  followEarlierWrite,
  followOwnWrite,
  followUpOf,
  followUpWrite,
  keepFollowUp,
} from './follow-up.ts';
import { proveContacts } from './prove.ts';
import { contactMark, writeMark } from './secrets.ts';
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

const changeOnce = async (
  ports: SignUpPorts,
  session: string,
  typed: TypedCodes,
  now: Temporal.Instant,
): Promise<ContactProven | 'lost'> => {
  const voter = await readSession(ports)(session, now);
  if (!voter) return { kind: 'over' };
  const proof = await proveContacts(ports, 'contact-change', session, typed, now);
  if (proof.kind === 'ended') return { kind: 'changed', subscription: voter.subscription };
  if (proof.kind !== 'proven') return proof;
  const { subscription: before } = voter;
  const { attempt } = proof;
  const writtenBy = writeMark(session, attempt.startedAt);
  if (before.writtenBy === writtenBy) await followOwnWrite(ports, session, attempt, now);
  else {
    const [[contact, { to, provenAt }] = ['email', { to: '', provenAt: null }] as const] = contactsOf(attempt);
    const opened = attempt.details.channels.filter((channel) => !before.channels.includes(channel));
    // Of a contact that stands, only whoever owns it, or proves it now, may change anything.
    const isSame = contactMark('', contact, before[contact] ?? '') === contactMark('', contact, to);
    const isOwn = voter.isOwner || before[contact] === undefined || voter.contacts[contact]?.isProven === true;
    if (!isOwn && !isSame) return { kind: 'proof-needed' };
    await followEarlierWrite(ports, before, attempt);
    await ports.sessions.prove(session, contactMark(session, contact, to));
    const proven = CONTACTS.filter((one) => one === contact || voter.contacts[one]?.isProven);
    const followUp = followUpOf(before, { ...before, [contact]: to, writtenBy }, proven);
    await keepFollowUp(ports, session, attempt, followUp, now);
    const change = { [contact]: to, opened, ...guestAfter(voter, contact), writtenBy };
    // A STOP since the proof is the later word.
    if ((await ports.changes.change(before, change, provenAt ?? now)) === 'lost') return 'lost';
    await followUpWrite(ports, followUp);
  }
  const after = await ports.subscriptions.find(voter.voterId);
  await movedOn(ports, session, attempt, now, { state: 'done' });
  await ports.drafts.forget(session, 'contact-change');
  return after ? { kind: 'changed', subscription: after } : { kind: 'over' };
};

/** Takes the code of the new contact, and puts it in the place of the old one, which is told so. */
export const proveContactChange =
  (ports: SignUpPorts) =>
  (session: string, typed: TypedCodes, now: Temporal.Instant): Promise<ContactProven> =>
    decidedAnew(() => changeOnce(ports, session, typed, now));
