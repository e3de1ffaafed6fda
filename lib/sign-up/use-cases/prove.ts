import type { Temporal } from '../../shared/time.ts';
import type { Attempt, AttemptOf } from '../domain/attempt.ts';
import { isOf } from '../domain/attempt.ts';
import { isStale, judgeCode, MOST_WRONG } from '../domain/code.ts';
import type { Later } from '../domain/later.ts';
import type { NotProven } from '../domain/outcomes.ts';
import type { Contact } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import type { TypedCodes } from './doors.ts';
import { isCode } from './secrets.ts';
import { isOverWrong, takeWrong } from './spend.ts';
import { changed, contactsOf, withContact } from './visit.ts';

type Kind = Attempt['details']['kind'];
type ProvenContacts<Of extends Kind> =
  | {
      readonly kind: 'proven';
      readonly attempt: AttemptOf<Of>;
      /** What the voter goes on with. */
      readonly proven: readonly Contact[];
    }
  | { readonly kind: 'ended'; readonly attempt: AttemptOf<Of> };
type Judged = {
  readonly attempt: Attempt | undefined;
  readonly wrong: readonly Contact[];
  readonly spent: readonly Contact[];
};

const judgeAll = (visit: string, typed: TypedCodes, now: Temporal.Instant, attempt: Attempt): Judged =>
  contactsOf(attempt).reduce<Judged>(
    (known, [contact, state]) => {
      // Without a code for it, a contact waits on.
      if (state.state === 'proven' || !typed[contact]) return known;
      const judged = judgeCode(state, typed[contact], now, (digits, digest) =>
        isCode(digest, visit, contact, state.to, digits),
      );
      return {
        attempt: judged.state === state ? known.attempt : withContact(known.attempt ?? attempt, contact, judged.state),
        wrong: judged.kind === 'wrong' || judged.kind === 'unread' ? [...known.wrong, contact] : known.wrong,
        spent: judged.kind === 'spent' ? [...known.spent, contact] : known.spent,
      };
    },
    { attempt, wrong: [], spent: [] },
  );

const answerOf = (
  attempt: Attempt,
  { wrong, spent }: Judged,
  goOnWith: Contact | undefined,
): NotProven | readonly Contact[] => {
  const contacts = contactsOf(attempt);
  const isProven = (contact: Contact): boolean => attempt.contacts[contact]?.state === 'proven';
  const proven = contacts.map(([contact]) => contact).filter(isProven);
  const open = contacts.map(([contact]) => contact).filter((contact) => !isProven(contact));
  const tries = wrong.map((contact) => MOST_WRONG - (attempt.contacts[contact]?.wrong ?? 0));
  if (goOnWith !== undefined && isProven(goOnWith)) return proven;
  if (wrong.length > 0 && Math.min(...tries) > 0) return { kind: 'wrong', of: wrong, triesLeft: Math.min(...tries) };
  if (wrong.length + spent.length > 0) return { kind: 'spent', of: [...new Set([...wrong, ...spent])] };
  const [first] = proven;
  const [missing] = open;
  if (missing === undefined) return proven;
  if (first !== undefined) return { kind: 'part', proven: first, open: missing };
  return { kind: 'missing', of: open };
};

/**
 * Judges the codes that were typed. Each is written down before anything is told of it, so that nobody gets more tries by
 * asking twice at once. `ended`: the attempt has gone further already.
 */
export const proveContacts = async <Of extends Kind>(
  ports: SignUpPorts,
  kind: Of,
  visit: string,
  typed: TypedCodes,
  now: Temporal.Instant,
): Promise<NotProven | Later | ProvenContacts<Of>> => {
  const standing = await ports.visits.find(visit, now);
  if (standing === undefined || !isOf(kind, standing) || standing.state === 'check') return { kind: 'over' };
  if (standing.state !== 'codes') return { kind: 'ended', attempt: standing };
  if (contactsOf(standing).some(([, state]) => isStale(state, now))) return { kind: 'over' };
  for (const [contact, { to, state, wrong }] of contactsOf(standing)) {
    // The first try at a code is always judged: nobody locks its owner out by typing wrong ones elsewhere.
    const over =
      typed[contact] && state !== 'proven' && wrong > 0
        ? await isOverWrong(ports.budgets, contact, to, now)
        : undefined;
    if (over) return over;
  }
  const judged = await changed<Judged>(ports, visit, now, (before) => {
    if (before?.state !== 'codes') return { value: { attempt: before, wrong: [], spent: [] } };
    const value = judgeAll(visit, typed, now, before);
    return { ...(value.attempt ? { after: value.attempt } : {}), value };
  });
  const { attempt } = judged;
  if (attempt === undefined || !isOf(kind, attempt)) return { kind: 'over' };
  if (attempt.state !== 'codes') return { kind: 'ended', attempt };
  for (const contact of judged.wrong) {
    await takeWrong(ports.budgets, contact, attempt.contacts[contact]?.to ?? '', now);
  }
  const answer = answerOf(attempt, judged, typed.goOnWith);
  return 'kind' in answer ? answer : { kind: 'proven', attempt, proven: answer };
};
