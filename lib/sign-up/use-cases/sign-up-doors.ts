import { pacificDate, type Temporal } from '../../shared/time.ts';
import { isOf, MOST_VOTER_IDS } from '../domain/attempt.ts';
import { isOpen, sendAgainAt } from '../domain/code.ts';
import { shownContact } from '../domain/contact.ts';
import type { Begun, VisitView } from '../domain/outcomes.ts';
import { readSignUp, type SignUpRequest } from '../domain/read-form.ts';
import type { SignUpForm } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { begin, newContact, passCheck, sendAgain, type Wish } from './begin.ts';
import { beginContactChange, proveContactChange } from './contact-change.ts';
import type { SignUpDoors, Visitor } from './doors.ts';
import { filledIn } from './filled-in.ts';
import { changePreferences, optOut, readSession } from './session.ts';
import { giveVoterId, proveSignUp } from './settle-sign-up.ts';
import { beginSignIn, chooseVoter, proveSignIn } from './sign-in.ts';
import { contactsOf } from './visit.ts';

const wishOf = ({ phone, email, language, ...request }: SignUpRequest): Wish => ({
  details: { kind: 'sign-up', ...request, channels: [...request.channels] },
  contacts: {
    // A number that texts go to gets its code by text; one that is called only, by a call.
    ...(phone === undefined ? {} : { phone: newContact(request.channels.includes('text') ? 'text' : 'voice', phone) }),
    ...(email === undefined ? {} : { email: newContact('email', email) }),
  },
  language,
});

const beginSignUp =
  (ports: SignUpPorts) =>
  async (visit: string, form: SignUpForm, from: Visitor, now: Temporal.Instant): Promise<Begun> => {
    await ports.drafts.keep(visit, 'sign-up', form, now);
    const read = readSignUp(form, pacificDate(now));
    if (!read.ok) return { kind: 'invalid', problems: read.error };
    return begin(ports)(visit, wishOf(read.value), from, now);
  };

const viewVisit =
  ({ visits }: SignUpPorts) =>
  async (visit: string, now: Temporal.Instant): Promise<VisitView | undefined> => {
    const attempt = await visits.find(visit, now);
    if (!attempt) return undefined;
    const { details, state, language, check, voterIds } = attempt;
    return {
      kind: details.kind,
      state,
      language,
      ...(isOf('sign-up', attempt) ? { zip: attempt.details.zip } : {}),
      contacts: contactsOf(attempt).map(([contact, known]) => {
        const again = sendAgainAt(known);
        return {
          contact,
          channel: known.channel,
          shown: shownContact(contact, known.to),
          state: known.state === 'waiting' ? (isOpen(known, now) ? 'sent' : 'spent') : known.state,
          ...(again ? { sendAgainAt: again } : {}),
        };
      }),
      ...(state === 'voter-id' ? { voterIds: { wrong: voterIds, left: MOST_VOTER_IDS - voterIds } } : {}),
      ...(attempt.former ? { former: attempt.former } : {}),
      ...(check ? { check: { puzzle: check.puzzle, readyAt: check.readyAt ?? undefined } } : {}),
    };
  };

/** All that a voter does on the site, over these ports. */
export const signUpDoors = (ports: SignUpPorts): SignUpDoors => ({
  beginSignUp: beginSignUp(ports),
  beginSignIn: beginSignIn(ports),
  passCheck: passCheck(ports),
  viewVisit: viewVisit(ports),
  filledIn: filledIn(ports),
  sendAgain: sendAgain(ports),
  proveSignUp: proveSignUp(ports),
  giveVoterId: giveVoterId(ports),
  proveSignIn: proveSignIn(ports),
  chooseVoter: chooseVoter(ports),
  readSession: readSession(ports),
  changePreferences: changePreferences(ports),
  beginContactChange: beginContactChange(ports),
  proveContactChange: proveContactChange(ports),
  optOut: optOut(ports),
  signOut: (session) => ports.sessions.end(session),
});
