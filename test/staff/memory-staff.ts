import type { CountyCode } from '../../lib/shared/counties.ts';
import type { PersonRole } from '../../lib/shared/identity.ts';
import type { Temporal } from '../../lib/shared/time.ts';
import type { Invitation } from '../../lib/staff/domain/invitation.ts';
import { isAdmin, type Person } from '../../lib/staff/domain/person.ts';
import { newSession, type Session } from '../../lib/staff/domain/session.ts';
import type { SignInAttempt } from '../../lib/staff/domain/sign-in.ts';
import type { Invitations, People, PostChange, Sessions, SignIns } from '../../lib/staff/ports.ts';
import { keyOf, newSecret } from '../../lib/staff/use-cases/secrets.ts';
import type { OnRecord } from '../../lib/staff/use-cases/sign-in.ts';

/** Accepts without a trail: what is on record has tests of its own. */
export const unrecorded: OnRecord = (_person, _invitationKey, accept) => accept();

/** People, invitations, sessions and sign-ins in memory, under the conditions of the tables. */
export const memoryStaff = () => {
  const people = new Map<string, Person>();
  const invitations = new Map<string, Invitation>();
  const sessions = new Map<string, Session>();
  const attempts = new Map<string, SignInAttempt>();
  const of = (county: CountyCode | null) => [...people.values()].filter((person) => person.county === county);
  const change = (read: Person, next: Person | undefined): PostChange => {
    const stored = people.get(read.id);
    const loses = isAdmin(read) && (next === undefined || !isAdmin(next));
    if (loses && of(read.county).filter(isAdmin).length <= 1) return 'last-admin';
    if (stored === undefined || stored.role !== read.role) return 'changed-meanwhile';
    if (next) people.set(read.id, next);
    else people.delete(read.id);
    return 'done';
  };
  const ports: {
    readonly people: People;
    readonly invitations: Invitations;
    readonly sessions: Sessions;
    readonly signIns: SignIns;
  } = {
    people: {
      find: async (county, id) => of(county).find((person) => person.id === id),
      findBySubject: async (subject) => [...people.values()].find((person) => person.subject === subject),
      list: async (county) => of(county),
      enter: async (person, key) => {
        if (!invitations.has(key)) return 'invitation-gone';
        if ([...people.values()].some(({ subject }) => subject === person.subject)) return 'known-already';
        invitations.delete(key);
        people.set(person.id, person);
        return 'entered';
      },
      changeRole: async (person, role) => change(person, { ...person, role }),
      remove: async (person) => change(person, undefined),
      signOut: async (person, at) => {
        const stored = people.get(person.id);
        if (stored) people.set(person.id, { ...stored, signedOutAt: at });
      },
    },
    invitations: {
      create: async (invitation) => {
        invitations.set(invitation.key, invitation);
      },
      find: async ({ county, key }) => {
        const found = invitations.get(key);
        return found?.county === county ? found : undefined;
      },
      list: async (county) => [...invitations.values()].filter((one) => one.county === county),
      withdraw: async ({ county, key }) => invitations.get(key)?.county === county && invitations.delete(key),
    },
    sessions: {
      create: async (session) => {
        if (sessions.has(session.key)) throw new Error('A session is never taken over.');
        sessions.set(session.key, session);
      },
      find: async (key) => sessions.get(key),
      see: async (key, at) => {
        const found = sessions.get(key);
        if (found) sessions.set(key, { ...found, seenAt: at });
      },
      end: async (key) => {
        sessions.delete(key);
      },
      ofPerson: async (personId) => [...sessions.values()].filter((one) => one.personId === personId),
    },
    signIns: {
      keep: async (attempt) => {
        attempts.set(attempt.key, attempt);
      },
      take: async (key) => {
        const found = attempts.get(key);
        attempts.delete(key);
        return found;
      },
    },
  };
  return {
    ports,
    people,
    invitations,
    sessions,
    attempts,
    addPerson: (role: PersonRole, county: CountyCode | null = null): Person => {
      const id = `person-${people.size}`;
      const email = `${id}@example.org`;
      const person = {
        id,
        role,
        county,
        name: `Person ${people.size}`,
        email,
        subject: `subject-${id}`,
        signedOutAt: null,
      };
      people.set(id, person);
      return person;
    },
    /** The id of a new session of somebody. */
    signedIn: (person: Person, now: Temporal.Instant): string => {
      const id = newSecret();
      sessions.set(keyOf(id), newSession(keyOf(id), person, 'Firefox on Windows', now));
      return id;
    },
  };
};
