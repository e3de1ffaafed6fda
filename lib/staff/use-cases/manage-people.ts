import type { CountyCode } from '../../shared/counties.ts';
import type { PersonRole } from '../../shared/identity.ts';
import type { Temporal } from '../../shared/time.ts';
import { type Invitation, isOpen } from '../domain/invitation.ts';
import { looksAfter, type Person } from '../domain/person.ts';
import { isLive, type Session } from '../domain/session.ts';
import type { Invitations, People, PostChange, Sessions } from '../ports.ts';
import type { Acting } from './invite.ts';

export type ManagePorts = {
  readonly people: Pick<People, 'find' | 'list' | 'changeRole' | 'remove' | 'signOut'>;
  readonly invitations: Pick<Invitations, 'list'>;
  readonly sessions: Pick<Sessions, 'ofPerson' | 'end'>;
};

/** Whom an action is about. */
export type PersonRef = { readonly county: CountyCode | null; readonly id: string };

/** `nobody`: there is nobody like that, or not for whoever asks. */
export type ManageAnswer = PostChange | 'nobody';

/** The people and open invitations of a county, or of the state; undefined for whoever may not look there. */
export const readPeople = async (
  { people, invitations }: Pick<ManagePorts, 'people' | 'invitations'>,
  by: Acting,
  county: CountyCode | null,
  now: Temporal.Instant,
): Promise<{ readonly people: readonly Person[]; readonly invitations: readonly Invitation[] } | undefined> => {
  if (by.county !== null && by.county !== county) return undefined;
  const open = (await invitations.list(county)).filter((one) => isOpen(one, now));
  return { people: await people.list(county), invitations: open };
};

/** Gives somebody another role, from the next request on. */
export const changeRole = async (
  { people }: Pick<ManagePorts, 'people'>,
  by: Acting,
  { county, id }: PersonRef,
  role: PersonRole,
): Promise<ManageAnswer> => {
  const person = await people.find(county, id);
  if (!person || !looksAfter(by, person) || !looksAfter(by, { county, role })) return 'nobody';
  return person.role === role ? 'done' : people.changeRole(person, role);
};

/** Removes somebody, from the next request on. */
export const removePerson = async (
  { people }: Pick<ManagePorts, 'people'>,
  by: Acting,
  { county, id }: PersonRef,
  now: Temporal.Instant,
): Promise<ManageAnswer> => {
  const person = await people.find(county, id);
  return person && looksAfter(by, person) ? people.remove(person, now) : 'nobody';
};

/** Somebody's own sessions that open something, the newest first. */
export const ownSessions = async (
  { people, sessions }: Pick<ManagePorts, 'people' | 'sessions'>,
  by: Acting,
  now: Temporal.Instant,
): Promise<readonly Session[]> => {
  const person = await people.find(by.county, by.id);
  const all = person ? await sessions.ofPerson(person.id) : [];
  return all
    .filter((one) => person && isLive(one, person, now))
    .toSorted((a, b) => b.startedAt.epochMilliseconds - a.startedAt.epochMilliseconds);
};

/** Ends one of somebody's own sessions; another's is not among them. */
export const endOwnSession = async (
  { sessions }: Pick<ManagePorts, 'sessions'>,
  by: Acting,
  key: string,
): Promise<void> => {
  const all = await sessions.ofPerson(by.id);
  if (all.some((one) => one.key === key)) await sessions.end(key);
};

/** Ends all of somebody's own sessions, the present one too, also one that has only just begun. */
export const endAllSessions = async (
  { people }: Pick<ManagePorts, 'people'>,
  by: Acting,
  now: Temporal.Instant,
): Promise<void> => {
  const person = await people.find(by.county, by.id);
  if (person) await people.signOut(person, now);
};
