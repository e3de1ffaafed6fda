import type { Identity } from '../../shared/identity.ts';
import type { Temporal } from '../../shared/time.ts';
import { isLive, isToBeSeen } from '../domain/session.ts';
import type { People, Sessions } from '../ports.ts';
import { keyOf } from './secrets.ts';

export type JudgeSessionPorts = {
  readonly sessions: Pick<Sessions, 'find' | 'see'>;
  readonly people: Pick<People, 'find'>;
};

/** Whose session it is, or nobody's that we know: one that never was, that is over, or whose person was removed. */
export type JudgedSession =
  | { readonly kind: 'registered'; readonly identity: Identity & { readonly kind: 'person' } }
  | { readonly kind: 'unknown' };

const UNKNOWN: JudgedSession = { kind: 'unknown' };

/**
 * Says who somebody is by session, person and role, each as it is at this moment: what is revoked, removed or changed counts
 * from the next request on. Throws when a table cannot be read.
 */
export const judgeSession = async (
  { sessions, people }: JudgeSessionPorts,
  id: string | undefined,
  now: Temporal.Instant,
): Promise<JudgedSession> => {
  const session = id === undefined ? undefined : await sessions.find(keyOf(id));
  if (session === undefined) return UNKNOWN;
  const person = await people.find(session.county, session.personId);
  if (person === undefined || !isLive(session, person, now)) return UNKNOWN;
  if (isToBeSeen(session, now)) await sessions.see(session.key, now);
  const { role, county } = person;
  return { kind: 'registered', identity: { kind: 'person', id: person.id, role, county } };
};
