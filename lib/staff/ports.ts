import type { CountyCode } from '../shared/counties.ts';
import type { PersonRole } from '../shared/identity.ts';
import type { Temporal } from '../shared/time.ts';
import type { Invitation, Invited } from './domain/invitation.ts';
import type { Person } from './domain/person.ts';
import type { Session } from './domain/session.ts';
import type { InvitationRef, OidcSecrets, SignInAttempt } from './domain/sign-in.ts';

/** How a change of somebody's post ended. `last-admin`: nobody would be left to look after the people there. */
export type PostChange = 'done' | 'last-admin' | 'changed-meanwhile';

/** The people who sign in, by where they are: a county, or the state (null). Read as they are now, never older. */
export type People = {
  /** Undefined for somebody who is not there, or not any more. */
  find(county: CountyCode | null, id: string): Promise<Person | undefined>;
  /** Whom the user pool knows by this subject. */
  findBySubject(subject: string): Promise<Person | undefined>;
  list(county: CountyCode | null): Promise<readonly Person[]>;
  /** Enters somebody and uses up the invitation, or does neither. */
  enter(person: Person, invitationKey: string): Promise<'entered' | 'invitation-gone' | 'known-already'>;
  /** Changes the role of somebody as read. */
  changeRole(person: Person, role: PersonRole): Promise<PostChange>;
  /** Removes somebody as read, so that no session of theirs opens anything. */
  remove(person: Person, at: Temporal.Instant): Promise<PostChange>;
  /** Ends every session that began until then. */
  signOut(person: Person, at: Temporal.Instant): Promise<void>;
};

/** Invitations that are open. */
export type Invitations = {
  create(invitation: Invitation): Promise<void>;
  find(invitation: InvitationRef): Promise<Invitation | undefined>;
  list(county: CountyCode | null): Promise<readonly Invitation[]>;
  /** Whether there was such a one. */
  withdraw(invitation: InvitationRef): Promise<boolean>;
};

export type Sessions = {
  create(session: Session): Promise<void>;
  /** As it is now, never older. */
  find(key: string): Promise<Session | undefined>;
  /** Writes down when it was seen; does nothing for one that has ended meanwhile. */
  see(key: string, at: Temporal.Instant): Promise<void>;
  end(key: string): Promise<void>;
  /** Somebody's sessions, those that are over too; one that began in this moment may be missing. */
  ofPerson(personId: string): Promise<readonly Session[]>;
};

/** Sign-ins that have begun. */
export type SignIns = {
  keep(attempt: SignInAttempt): Promise<void>;
  /** Takes an attempt out: of several who ask for one, exactly one gets it. */
  take(key: string): Promise<SignInAttempt | undefined>;
};

/** Whom the user pool has let in. */
export type Claims = {
  readonly subject: string;
  readonly email: string;
  readonly emailVerified: boolean;
  /** When the pool last asked for the password and the second factor. */
  readonly authenticatedAt: Temporal.Instant;
};

/** The user pool as an OpenID provider: authorization code with PKCE. Throws when it cannot be reached. */
export type OpenIdProvider = {
  /** Where to send a browser, and what to remember until it comes back. */
  begin(loginHint: string | undefined): Promise<{ readonly url: string } & OidcSecrets>;
  /** What the answer in this address proves; undefined when it proves nothing: a refusal, another's code, a used one. */
  finish(answer: URL, secrets: OidcSecrets): Promise<Claims | undefined>;
};

/** The user pool as a register of accounts. */
export type Accounts = {
  /** Makes an account for somebody who has none, and has the pool email them how to come in. Repeating it is harmless. */
  ensure(invited: Pick<Invited, 'email' | 'name'>): Promise<void>;
};
