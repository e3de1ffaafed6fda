import type { Temporal } from '../../shared/time.ts';
import { CONTACT_OF } from '../domain/contact.ts';
import { replacedContacts } from '../domain/enrolment.ts';
import type { Begun, ContactProven } from '../domain/outcomes.ts';
import { readContactChange } from '../domain/read-form.ts';
import type { ContactForm } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { begin, newContact } from './begin.ts';
import type { TypedCodes, Visitor } from './doors.ts';
import { proveContacts } from './prove.ts';
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
    const read = readContactChange(form);
    if (!read.ok) return { kind: 'invalid', problems: read.error };
    const { contact, to, channels } = read.value;
    const standing = voter.subscription.channels.find((channel) => CONTACT_OF[channel] === contact);
    const channel = channels[0] ?? standing ?? (contact === 'phone' ? 'text' : 'email');
    const details = { kind: 'contact-change' as const, voterId: voter.voterId, channels: [...channels] };
    const { language } = voter.subscription;
    return begin(ports)(session, { details, contacts: { [contact]: newContact(channel, to) }, language }, from, now);
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
    const written = await ports.changes.change(voterId, { [contact]: to, opened }, now);
    const after = await ports.subscriptions.find(voterId);
    if (written === 'gone' || !after) return { kind: 'over' };
    for (const replaced of replacedContacts(before, after)) {
      await ports.tellReplaced({ ...replaced, language: before.language });
    }
    await movedOn(ports, session, proof.attempt, now, { state: 'done' });
    return { kind: 'changed', subscription: after };
  };
