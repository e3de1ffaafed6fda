import type { Language } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Attempt, ContactState } from '../domain/attempt.ts';
import { carriedOver, noCodeUntil, withCode } from '../domain/code.ts';
import type { Begun, SentAgain } from '../domain/outcomes.ts';
import type { Contact } from '../domain/sign-up-form.ts';
import type { SignUpPorts } from '../ports.ts';
import type { Visitor } from './doors.ts';
import { codeDigest, newCode, puzzleKey } from './secrets.ts';
import { judgeCodes, takeCode, takeRequest } from './spend.ts';
import { changed, contactsOf, ENDS, withContact } from './visit.ts';

/** Codes that are kept and still have to be sent. */
type Fresh = readonly (readonly [Contact, string])[];
type Kept = { readonly attempt: Attempt | undefined; readonly fresh: Fresh };

/** A contact as it was typed, before its first code. */
export const newContact = (channel: ContactState['channel'], to: string): ContactState => ({
  channel,
  to,
  state: 'waiting',
  digest: null,
  sentAt: null,
  provenAt: null,
  sends: 0,
  wrong: 0,
});

/** Gives each contact that has none on its way a new code, where it may have one. */
const withCodes = (
  visit: string,
  attempt: Attempt,
  now: Temporal.Instant,
): { readonly after: Attempt; readonly fresh: Fresh } => {
  const open = contactsOf(attempt).filter(
    ([, state]) => state.state !== 'proven' && noCodeUntil(state, now) === undefined,
  );
  const fresh = open.map(([contact]) => [contact, newCode()] as const);
  const after = fresh.reduce((known, [contact, digits]) => {
    const state = known.contacts[contact];
    return state
      ? withContact(known, contact, withCode(state, codeDigest(visit, contact, state.to, digits), now))
      : known;
  }, attempt);
  return { after, fresh };
};

/** Sends what has been kept, and writes down what could not be. Gives whether all of it is on its way. */
const sendAll = async (
  ports: SignUpPorts,
  visit: string,
  attempt: Attempt,
  fresh: Fresh,
  { address }: Visitor,
  now: Temporal.Instant,
): Promise<boolean> => {
  const sending = fresh.map(async ([contact, digits]) => {
    const state = attempt.contacts[contact];
    if (!state) return false;
    const isOver = (await takeCode(ports.budgets, contact, state, address, now)) !== undefined;
    const { channel, to } = state;
    const answer = isOver ? 'failed' : await ports.sendCode({ channel, to, language: attempt.language, digits });
    if (answer === 'sent') return true;
    await changed(ports, visit, now, (standing) => {
      const isSame = standing?.contacts[contact]?.digest === codeDigest(visit, contact, to, digits);
      return {
        ...(isSame
          ? { after: withContact(standing, contact, { state: 'failed', ...(isOver ? { digest: null } : {}) }) }
          : {}),
        value: undefined,
      };
    });
    return false;
  });
  return (await Promise.all(sending)).every(Boolean);
};

/** What a form asks for, read. */
export type Wish = Pick<Attempt, 'details' | 'contacts'> & { readonly language: Language };

/** Keeps what was typed and sends each contact a code, or asks for a check first. Nothing about a voter is looked up. */
export const begin =
  (ports: SignUpPorts) =>
  async (visit: string, wish: Wish, from: Visitor, now: Temporal.Instant): Promise<Begun> => {
    const request = await takeRequest(ports.budgets, from.address, now);
    if (request.kind === 'later') return request;
    const judged = await judgeCodes(ports.budgets, contactsOf(wish), from.address, now);
    if (judged.kind === 'later') return judged;
    const isChecked = request.kind === 'check' || judged.kind === 'check';
    const work = request.isHeavy || judged.isHeavy ? 'heavy' : 'light';
    const puzzle = isChecked ? await ports.puzzles.make(puzzleKey(visit), work) : undefined;
    const { attempt, fresh } = await changed(ports, visit, now, (before) => {
      const carried = Object.fromEntries(
        contactsOf(wish).map(([contact, state]) => [contact, carriedOver(before, wish.details, contact, state, now)]),
      );
      const typed: Attempt = {
        ...wish,
        contacts: carried,
        state: puzzle === undefined ? 'codes' : 'check',
        startedAt: now,
        revision: 0,
        check: puzzle === undefined ? null : (before?.check ?? { puzzle, readyAt: null }),
        voterId: wish.details.kind === 'contact-change' ? wish.details.voterId : null,
        voterIds: 0,
        // What an earlier form wrote may not have been told yet.
        ...(before?.followUp && !ENDS.has(before.state) ? { followUp: before.followUp } : {}),
      };
      const { after, fresh } = puzzle === undefined ? withCodes(visit, typed, now) : { after: typed, fresh: [] };
      return { after, value: { attempt: after, fresh } };
    });
    await sendAll(ports, visit, attempt, fresh, from, now);
    return { kind: puzzle === undefined ? 'code-sent' : 'check' };
  };

/** Whether the check is passed; takes a turn for whoever comes without an answer for the first time. */
const passes = async (
  ports: SignUpPorts,
  visit: string,
  check: NonNullable<Attempt['check']>,
  from: Visitor,
  now: Temporal.Instant,
): Promise<Begun | 'passed'> => {
  if (from.checkAnswer) {
    const isSolved = await ports.puzzles.isSolved(puzzleKey(visit), check.puzzle, from.checkAnswer);
    return isSolved ? 'passed' : { kind: 'check' };
  }
  if (check.readyAt !== null) {
    return now.epochMilliseconds >= check.readyAt.epochMilliseconds ? 'passed' : { kind: 'check' };
  }
  const readyAt = await ports.budgets.nextTurn(from.address, now);
  if (readyAt === undefined) return { kind: 'later', what: 'codes', of: 'address', until: now.add({ minutes: 20 }) };
  return changed(ports, visit, now, (standing) => {
    const after =
      standing?.check?.readyAt === null ? { ...standing, check: { ...standing.check, readyAt } } : undefined;
    return { ...(after ? { after } : {}), value: { kind: 'check' } as const };
  });
};

/** Goes on with what waits for a check. */
export const passCheck =
  (ports: SignUpPorts) =>
  async (visit: string, from: Visitor, now: Temporal.Instant): Promise<Begun | { readonly kind: 'over' }> => {
    const waiting = await ports.visits.find(visit, now);
    if (waiting?.state === 'codes') return { kind: 'code-sent' };
    if (waiting?.state !== 'check' || waiting.check === null) return { kind: 'over' };
    const passed = await passes(ports, visit, waiting.check, from, now);
    if (passed !== 'passed') return passed;
    const judged = await judgeCodes(ports.budgets, contactsOf(waiting), from.address, now);
    if (judged.kind === 'later') return judged;
    const { attempt, fresh } = await changed<Kept>(ports, visit, now, (standing) => {
      if (standing?.state !== 'check') return { value: { attempt: standing, fresh: [] } };
      const { after, fresh } = withCodes(visit, { ...standing, state: 'codes', check: null }, now);
      return { after, value: { attempt: after, fresh } };
    });
    if (attempt === undefined) return { kind: 'over' };
    await sendAll(ports, visit, attempt, fresh, from, now);
    return { kind: 'code-sent' };
  };

/** Sends a contact another code, in the place of the one before. */
export const sendAgain =
  (ports: SignUpPorts) =>
  async (visit: string, contact: Contact, from: Visitor, now: Temporal.Instant): Promise<SentAgain> => {
    const standing = await ports.visits.find(visit, now);
    const state = standing?.contacts[contact];
    if (standing?.state !== 'codes' || !state) return { kind: 'over' };
    if (state.state === 'proven') return { kind: 'proven' };
    const until = noCodeUntil(state, now);
    if (until !== undefined) return { kind: 'later', what: 'codes', of: 'contact', until };
    const judged = await judgeCodes(ports.budgets, [[contact, state]], from.address, now);
    if (judged.kind === 'later') return judged;
    const { attempt, fresh } = await changed<Kept>(ports, visit, now, (before) => {
      const known = before?.contacts[contact];
      if (before?.state !== 'codes' || !known) return { value: { attempt: before, fresh: [] } };
      if (known.state === 'proven' || noCodeUntil(known, now)) return { value: { attempt: before, fresh: [] } };
      const digits = newCode();
      const after = withContact(before, contact, withCode(known, codeDigest(visit, contact, known.to, digits), now));
      return { after, value: { attempt: after, fresh: [[contact, digits] as const] } };
    });
    if (attempt === undefined) return { kind: 'over' };
    const isSent = await sendAll(ports, visit, attempt, fresh, from, now);
    return { kind: isSent ? 'sent' : 'failed' };
  };
