import { err, ok, type Result } from '../../shared/result.ts';
import type { Temporal } from '../../shared/time.ts';
import { browserOf } from '../domain/browser.ts';
import { isFor, isOpen } from '../domain/invitation.ts';
import type { Person } from '../domain/person.ts';
import { newSession } from '../domain/session.ts';
import { attemptEnd, type InvitationRef, isFresh, isOwnAttempt, returnPath } from '../domain/sign-in.ts';
import type { Claims, Invitations, OpenIdProvider, People, Sessions, SignIns } from '../ports.ts';
import { isStillMeant } from './invite.ts';
import { keyOf, newPersonId, newSecret } from './secrets.ts';

export type SignInPorts = {
  readonly provider: OpenIdProvider;
  readonly signIns: SignIns;
  readonly sessions: Pick<Sessions, 'create' | 'find' | 'end'>;
  readonly people: Pick<People, 'find' | 'findBySubject' | 'enter'>;
  readonly invitations: Pick<Invitations, 'find'>;
  readonly onRecord: OnRecord;
};

type Accepted = Result<Person, SignInRefusal>;

/**
 * Accepts an invitation on record: first that somebody wants to, as whom, then what became of it. What cannot be put on record is
 * not done: `unavailable`.
 */
export type OnRecord = (person: Person, invitationKey: string, accept: () => Promise<Accepted>) => Promise<Accepted>;

/** How somebody wants to sign in. `browser`: the secret of the browser's cookie, where it has one already. */
export type SignInWish = {
  readonly browser: string | undefined;
  readonly invitation: InvitationRef | null;
  readonly loginHint: string | undefined;
  readonly returnTo: string | undefined;
};

/**
 * Begins a sign-in: where to send the browser, and the secret that its cookie shall hold. Two tabs share the cookie, and each
 * has an attempt of its own. Throws when the user pool or the table cannot be reached.
 */
export const beginSignIn = async (
  { provider, signIns }: Pick<SignInPorts, 'provider' | 'signIns'>,
  { browser = newSecret(), invitation, loginHint, returnTo }: SignInWish,
  now: Temporal.Instant,
): Promise<{ readonly url: string; readonly browser: string }> => {
  const { url, state, nonce, verifier } = await provider.begin(loginHint);
  await signIns.keep({
    key: keyOf(state),
    browserKey: keyOf(browser),
    nonce,
    verifier,
    invitation,
    returnTo: returnPath(returnTo),
    endsAt: attemptEnd(now),
  });
  return { url, browser };
};

/**
 * Whether a browser’s session is of somebody who was removed since: the session ends then, so that whoever uses the browser next can
 * sign in.
 */
export const accessHasEnded = async (
  { sessions, people }: { readonly sessions: Pick<Sessions, 'find' | 'end'>; readonly people: Pick<People, 'find'> },
  id: string | undefined,
): Promise<boolean> => {
  const session = id === undefined ? undefined : await sessions.find(keyOf(id));
  if (session === undefined || (await people.find(session.county, session.personId)) !== undefined) return false;
  await sessions.end(session.key);
  return true;
};

/** A secret as ours look; undefined for anything else that a cookie holds. */
export const secretIn = (text: string | undefined): string | undefined =>
  text !== undefined && /^[\w-]{43}$/.test(text) ? text : undefined;

/** What a browser brings back from the user pool. */
export type SignInAnswer = {
  readonly address: URL;
  readonly browser: string | undefined;
  /** The session that the browser has already; the new one takes its place. */
  readonly former: string | undefined;
  readonly userAgent: string | undefined;
};

/**
 * Why somebody is not signed in. `stale`: nothing began here that this could be the end of, or it has ended before; `refused`:
 * the user pool let nobody in; `stranger`: it did, and nobody here knows whom; `invitation-gone`: accepted, withdrawn or over;
 * `other-address`: the invitation went to somebody else's address; `unavailable`: it could not be put on record, and was not
 * accepted.
 */
export type SignInRefusal = 'stale' | 'refused' | 'stranger' | 'invitation-gone' | 'other-address' | 'unavailable';

/** Somebody who has come in. */
export type SignedIn = { readonly session: string; readonly returnTo: string; readonly person: Person };

const accept = async (
  { invitations, people, onRecord }: Pick<SignInPorts, 'invitations' | 'people' | 'onRecord'>,
  ref: InvitationRef,
  claims: Claims,
  now: Temporal.Instant,
): Promise<Accepted> => {
  const invitation = await invitations.find(ref);
  if (invitation === undefined || !isOpen(invitation, now)) return err('invitation-gone');
  const { county, role, name, email } = invitation;
  const person = { id: newPersonId(), county, role, name, email, subject: claims.subject, signedOutAt: null };
  return onRecord(person, invitation.key, async () => {
    if (!(await isStillMeant({ people }, invitation))) return err('invitation-gone');
    if (!claims.emailVerified || !isFor(invitation, claims.email)) return err('other-address');
    switch (await people.enter(person, invitation.key)) {
      case 'entered':
        return ok(person);
      case 'invitation-gone':
        return err('invitation-gone');
      case 'known-already':
        return err('stale');
    }
  });
};

/**
 * Ends a sign-in: checks that it began in this browser, that its answer is used for the first time and in time, and what the
 * user pool says; then begins a session under a new id, whatever the browser had before. Throws when a service cannot be
 * reached: the attempt is used up then, and somebody signs in again.
 */
export const finishSignIn = async (
  ports: SignInPorts,
  { address, browser, former, userAgent }: SignInAnswer,
  now: Temporal.Instant,
): Promise<Result<SignedIn, SignInRefusal>> => {
  const state = address.searchParams.get('state');
  const attempt = state === null ? undefined : await ports.signIns.take(keyOf(state));
  if (state === null || attempt === undefined) return err('stale');
  if (!isOwnAttempt(attempt, browser && keyOf(browser), now)) return err('stale');
  const { nonce, verifier, invitation, returnTo } = attempt;
  const claims = await ports.provider.finish(address, { state, nonce, verifier });
  if (claims === undefined || !isFresh(attempt, claims.authenticatedAt)) return err('refused');
  const known = await ports.people.findBySubject(claims.subject);
  const person = known
    ? ok(known)
    : invitation
      ? await accept(ports, invitation, claims, now)
      : err('stranger' as const);
  if (!person.ok) return person;
  const session = newSecret();
  await ports.sessions.create(newSession(keyOf(session), person.value, browserOf(userAgent), now));
  if (former !== undefined) await ports.sessions.end(keyOf(former));
  return ok({ session, returnTo, person: person.value });
};
