import type { Temporal } from '../../shared/time.ts';
import type { Attempt, ContactState } from '../domain/attempt.ts';
import type { Contact } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';

/** More tries than a person has tabs. */
const MOST_TRIES = 8;

/** States that nothing follows. */
export const ENDS: ReadonlySet<Attempt['state']> = new Set(['subscribed', 'done']);

/** The contacts of an attempt, in the order of the form. */
export const contactsOf = (attempt: Pick<Attempt, 'contacts'>): readonly (readonly [Contact, ContactState])[] =>
  (['phone', 'email'] as const).flatMap((contact) => {
    const state = attempt.contacts[contact];
    return state ? [[contact, state] as const] : [];
  });

/** An attempt with one of its contacts changed. */
export const withContact = (attempt: Attempt, contact: Contact, change: Partial<ContactState>): Attempt => {
  const state = attempt.contacts[contact];
  return state ? { ...attempt, contacts: { ...attempt.contacts, [contact]: { ...state, ...change } } } : attempt;
};

/**
 * Changes what is under way, however many tabs do the same: `decide` sees it as it is, and decides again where another was
 * faster. Nothing is written where it gives the attempt back as it was.
 */
export const changed = async <Value>(
  { visits }: Pick<SignUpPorts, 'visits'>,
  visit: string,
  now: Temporal.Instant,
  decide: (attempt: Attempt | undefined) => { readonly after?: Attempt; readonly value: Value },
): Promise<Value> => {
  for (let attempt = 0; attempt < MOST_TRIES; attempt += 1) {
    const before = await visits.find(visit, now);
    const { after, value } = decide(before);
    if (after === undefined || after === before) return value;
    const next = { ...after, revision: (before?.revision ?? 0) + 1 };
    if ((await visits.write(visit, before, next, now)) === 'written') return value;
  }
  throw new Error('An attempt was changed by somebody else at every try.');
};

/** Keeps how far an attempt has come. One that another has taken the place of, or that has come to its end, stays as it is. */
export const movedOn = (
  ports: Pick<SignUpPorts, 'visits'>,
  visit: string,
  attempt: Attempt,
  now: Temporal.Instant,
  change: Partial<Attempt>,
): Promise<undefined> =>
  changed(ports, visit, now, (standing) => {
    const isSame = standing?.startedAt.equals(attempt.startedAt) === true && !ENDS.has(standing.state);
    return { ...(isSame ? { after: { ...standing, ...change } } : {}), value: undefined };
  });

/** Forgets what was typed in this browser once it has led to its end: whoever sits there next sees nothing of it. */
export const forgetForms = async ({ drafts }: Pick<SignUpPorts, 'drafts'>, visit: string): Promise<void> => {
  await drafts.forget(visit, 'sign-up');
  await drafts.forget(visit, 'sign-in');
};
