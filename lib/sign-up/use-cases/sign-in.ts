import type { Language } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import { pacificDate } from '../../shared/time.ts';
import { openChannels, type Subscription } from '../../voters/domain/subscription.ts';
import { type AttemptOf, isOf } from '../domain/attempt.ts';
import type { Begun, SignInProven } from '../domain/outcomes.ts';
import { readSignIn } from '../domain/read-form.ts';
import type { Contact, SignInForm } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { begin, newContact } from './begin.ts';
import type { TypedCodes, Visitor } from './doors.ts';
import { proveContacts } from './prove.ts';
import { sessionSecret } from './secrets.ts';
import { newSession } from './session.ts';
import { takeMatch } from './spend.ts';
import { contactsOf, forgetForms, movedOn } from './visit.ts';

type SignIn = AttemptOf<'sign-in'>;
type Known = { readonly voterId: string; readonly firstName: string; readonly subscription: Subscription };

/** Sends a returning voter a code. Whether anybody has a subscription there is not looked up. */
export const beginSignIn =
  (ports: SignUpPorts) =>
  async (visit: string, form: SignInForm, language: Language, from: Visitor, now: Temporal.Instant): Promise<Begun> => {
    await ports.drafts.keep(visit, 'sign-in', form, now);
    const read = readSignIn(form, pacificDate(now));
    if (!read.ok) return { kind: 'invalid', problems: read.error };
    const { contact, to, dateOfBirth } = read.value;
    const byPhone = form.by === 'voice' ? 'voice' : 'text';
    const channel = contact === 'email' ? 'email' : byPhone;
    const details = { kind: 'sign-in', dateOfBirth, found: [] } as const;
    const wish = { details: { ...details, found: [] }, contacts: { [contact]: newContact(channel, to) }, language };
    return begin(ports)(visit, wish, from, now);
  };

/** Whose subscriptions tell something over a contact, of those born on that day: the same reads for every contact. */
const knownBy = async (
  ports: SignUpPorts,
  contact: Contact,
  to: string,
  dateOfBirth: string,
): Promise<readonly Known[]> => {
  const found = await (contact === 'phone' ? ports.byContact.byPhone(to) : ports.byContact.byEmail(to));
  const voters = await ports.register.byIds(found.map(({ voterId }) => voterId));
  return voters
    .filter((voter) => voter.dateOfBirth === dateOfBirth)
    .flatMap(({ voterId, firstName, county, status }) => {
      const subscription = found.find((one) => one.voterId === voterId);
      const isOpen = openChannels({ voterId, county, status, confidential: false }, subscription).length > 0;
      return subscription && isOpen ? [{ voterId, firstName, subscription }] : [];
    });
};

const signedIn = async (
  ports: SignUpPorts,
  visit: string,
  attempt: SignIn,
  { voterId, subscription }: Pick<Known, 'voterId' | 'subscription'>,
  now: Temporal.Instant,
): Promise<SignInProven> => {
  const session = sessionSecret(visit, attempt.startedAt);
  const proven = contactsOf(attempt).map(([contact]) => contact);
  await ports.sessions.begin(session, newSession(session, subscription, proven, now));
  await movedOn(ports, visit, attempt, now, { state: 'done', voterId });
  await forgetForms(ports, visit);
  return { kind: 'signed-in', session, subscription };
};

/** Whom to choose among: of those who were found, who can still be. */
const choices = ({ details }: SignIn, known: readonly Known[]): SignInProven => ({
  kind: 'choose',
  voters: details.found.flatMap(({ voterId, firstName }, index) =>
    known.some((one) => one.voterId === voterId) ? [{ choice: String(index), firstName }] : [],
  ),
});

/** Who can be signed in by the contact and the birthday of an attempt. */
const knownIn = (ports: SignUpPorts, attempt: SignIn): Promise<readonly Known[]> => {
  const [[contact, { to }] = ['email', { to: '' }] as const] = contactsOf(attempt);
  return knownBy(ports, contact, to, attempt.details.dateOfBirth);
};

/** What a sign-in that has come to its end came to; a session that was ended since stays ended. */
const again = async (ports: SignUpPorts, visit: string, attempt: SignIn): Promise<SignInProven> => {
  if (attempt.state === 'choose') return choices(attempt, await knownIn(ports, attempt));
  if (attempt.state === 'not-matched') return { kind: 'not-found' };
  const subscription = attempt.voterId === null ? undefined : await ports.subscriptions.find(attempt.voterId);
  if (!subscription) return { kind: 'over' };
  return { kind: 'signed-in', session: sessionSecret(visit, attempt.startedAt), subscription };
};

/** Takes the code of a sign-in, and finds whose subscription goes to its contact. */
export const proveSignIn =
  (ports: SignUpPorts) =>
  async (visit: string, typed: TypedCodes, from: Visitor, now: Temporal.Instant): Promise<SignInProven> => {
    const proof = await proveContacts(ports, 'sign-in', visit, typed, now);
    if (proof.kind === 'ended') return again(ports, visit, proof.attempt);
    if (proof.kind !== 'proven') return proof;
    const { attempt } = proof;
    const over = await takeMatch(ports.budgets, contactsOf(attempt), from.address, now);
    if (over) return over;
    const known = await knownIn(ports, attempt);
    const [only] = known;
    if (only !== undefined && known.length === 1) return signedIn(ports, visit, attempt, only, now);
    const found = known.map(({ voterId, firstName }) => ({ voterId, firstName }));
    const state = only === undefined ? 'not-matched' : 'choose';
    await movedOn(ports, visit, attempt, now, { state, details: { ...attempt.details, found } });
    return only === undefined
      ? { kind: 'not-found' }
      : choices({ ...attempt, details: { ...attempt.details, found } }, known);
  };

/** Signs in one of a family who share a contact and a birthday. */
export const chooseVoter =
  (ports: SignUpPorts) =>
  async (visit: string, choice: string, now: Temporal.Instant): Promise<SignInProven> => {
    const attempt = await ports.visits.find(visit, now);
    if (attempt === undefined || !isOf('sign-in', attempt)) return { kind: 'over' };
    if (attempt.state === 'done') return again(ports, visit, attempt);
    if (attempt.state !== 'choose') return { kind: 'over' };
    const known = await knownIn(ports, attempt);
    const chosen = /^\d{1,3}$/.test(choice) ? attempt.details.found[Number(choice)] : undefined;
    if (chosen === undefined) return choices(attempt, known);
    const voter = known.find(({ voterId }) => voterId === chosen.voterId);
    return voter ? signedIn(ports, visit, attempt, voter, now) : { kind: 'not-found' };
  };
