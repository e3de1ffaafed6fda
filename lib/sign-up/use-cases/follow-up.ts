import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import type { Attempt, FollowUp } from '../domain/attempt.ts';
import { type Former, keptContacts, replacedContacts } from '../domain/enrolment.ts';
import type { Contact } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import { changed, ENDS } from './visit.ts';

/** Tries at a subscription that others change in the same moment. */
const MOST_TRIES = 5;

/** Reads and decides again, as long as something else was written in between. Throws after five times. */
export const decidedAnew = async <Value>(decide: () => Promise<Value | 'lost'>): Promise<Value> => {
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const decided = await decide();
    if (decided !== 'lost') return decided;
  }
  throw new Error('A subscription was changed by somebody else at every try.');
};

/** Whom a change of a subscription is told: contacts that it replaces, and those beside which it puts another. */
export const followUpOf = (
  before: Subscription | undefined,
  after: Subscription & { readonly writtenBy: string },
  proven: readonly Contact[],
  former?: Former,
): FollowUp => ({
  writtenBy: after.writtenBy,
  revision: before?.revision ?? 0,
  language: before?.language ?? after.language,
  replaced: [...replacedContacts(before, after)],
  added: [...keptContacts(before, after, proven)],
  ...(former ? { former: { kept: [...former.kept], replaced: [...former.replaced] } } : {}),
});

const isOf = (standing: Attempt | undefined, attempt: Attempt): standing is Attempt =>
  standing?.startedAt.equals(attempt.startedAt) === true && !ENDS.has(standing.state);

/** Keeps with the visit what follows the write, before it. The same form sent twice at once keeps what belongs to the newer. */
export const keepFollowUp = (
  ports: Pick<SignUpPorts, 'visits'>,
  visit: string,
  attempt: Attempt,
  followUp: FollowUp,
  now: Temporal.Instant,
): Promise<undefined> =>
  changed(ports, visit, now, (standing) => {
    const known = standing?.followUp;
    const isOlder = known?.writtenBy === followUp.writtenBy && known.revision > followUp.revision;
    const isKept = isOf(standing, attempt) && !isOlder;
    return { ...(isKept ? { after: { ...standing, followUp } } : {}), value: undefined };
  });

/** Tells what follows the write. */
export const followUpWrite = async (
  { tellReplaced, tellAdded }: Pick<SignUpPorts, 'tellReplaced' | 'tellAdded'>,
  { replaced, added, language }: FollowUp,
): Promise<void> => {
  for (const contact of replaced) await tellReplaced({ ...contact, language });
  for (const contact of added) await tellAdded({ ...contact, language });
};

/** Tells first what an earlier form of this browser wrote and did not come to tell. */
export const followEarlierWrite = async (
  ports: Pick<SignUpPorts, 'tellReplaced' | 'tellAdded'>,
  before: Subscription | undefined,
  { followUp }: Attempt,
): Promise<void> => {
  if (followUp !== undefined && followUp.writtenBy === before?.writtenBy) await followUpWrite(ports, followUp);
};

/**
 * Does what follows a write that turns out to be this attempt's own: its answer did not arrive, or nothing came after it. A form
 * sent twice at once may tell a contact twice; none is left untold. Gives what was kept, undefined where all of it was done.
 */
export const followOwnWrite = async (
  ports: Pick<SignUpPorts, 'visits' | 'stops' | 'tellReplaced' | 'tellAdded'>,
  visit: string,
  attempt: Attempt,
  now: Temporal.Instant,
): Promise<FollowUp | undefined> => {
  const standing = await ports.visits.find(visit, now);
  if (!isOf(standing, attempt)) return undefined;
  const { phone } = attempt.contacts;
  // The proof of a number is a later word than a STOP before it.
  if (phone?.provenAt) await ports.stops.lift(phone.to, phone.provenAt);
  if (standing.followUp) await followUpWrite(ports, standing.followUp);
  return standing.followUp;
};
