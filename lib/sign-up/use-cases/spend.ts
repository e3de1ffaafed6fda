import { Temporal } from '../../shared/time.ts';
import type { ContactState } from '../domain/attempt.ts';
import { addressKey, type BudgetName, contactKey, groupOf, marksOf, networkKey, windowOf } from '../domain/budget.ts';
import type { Later } from '../domain/later.ts';
import type { Contact } from '../domain/sign-up-form.ts';
import type { Budgets, Counted } from '../ports.ts';

type Spent = Counted & { readonly of: Later['of'] };

/** Shards of what everybody counts into: a partition takes a thousand writes a second. */
const SHARDS = 8;

const shardOf = (to: string): number =>
  [...to].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % SHARDS;

/** What a code to this contact is counted under. */
const codeCounts = (contact: Contact, { to }: Pick<ContactState, 'to'>, address: string): readonly Spent[] => {
  const subject = contactKey(contact, to);
  const group = groupOf(contact, to);
  const all = `all ${shardOf(to)}`;
  return [
    { budget: 'contact-codes-hour', subject, of: 'contact' },
    { budget: 'contact-codes-day', subject, of: 'contact' },
    { budget: 'contact-codes-from-address', subject: `${subject} ${addressKey(address)}`, of: 'contact' },
    ...(group ? [{ ...group, of: 'contact' as const }] : []),
    { budget: 'all-codes-minute', subject: all, of: 'all' },
    { budget: 'all-codes-day', subject: all, of: 'all' },
  ];
};

const limit = (budget: BudgetName, mark: 'low' | 'high'): number => {
  const limitOf = marksOf(budget)[mark] ?? Number.POSITIVE_INFINITY;
  return budget.startsWith('all-') ? limitOf / SHARDS : limitOf;
};

/** What a budget is spent on, where that is no code that was asked for. */
const WHAT: { readonly [budget in BudgetName]?: Later['what'] } = {
  'contact-wrong': 'typed-codes',
  'contact-matches': 'matches',
  'address-matches': 'matches',
};

const later = ({ budget, of }: Spent, now: Temporal.Instant): Later => ({
  kind: 'later',
  what: WHAT[budget] ?? 'codes',
  of,
  until: windowOf(budget, now).end,
});

const latest = (laters: readonly Later[]): Later | undefined =>
  laters.toSorted((one, other) => Temporal.Instant.compare(other.until, one.until))[0];

/** Whether codes may go to these contacts now: at once, after a check, or later. Nothing is counted. */
export const judgeCodes = async (
  budgets: Budgets,
  contacts: readonly (readonly [Contact, Pick<ContactState, 'to'>])[],
  address: string,
  now: Temporal.Instant,
): Promise<{ readonly kind: 'pass' | 'check'; readonly isHeavy: boolean } | Later> => {
  const spent = contacts.flatMap(([contact, state]) => codeCounts(contact, state, address));
  const counts = await budgets.peek(spent, now);
  const over = latest(
    spent.flatMap((one, at) => ((counts[at] ?? 0) >= limit(one.budget, 'high') ? [later(one, now)] : [])),
  );
  if (over) return over;
  const isOver = (times: number) => spent.some((one, at) => (counts[at] ?? 0) >= times * limit(one.budget, 'low'));
  return { kind: isOver(1) ? 'check' : 'pass', isHeavy: isOver(3) };
};

/** Counts a code to a contact, just before it is sent. */
export const takeCode = async (
  budgets: Budgets,
  contact: Contact,
  state: Pick<ContactState, 'to'>,
  address: string,
  now: Temporal.Instant,
): Promise<Later | undefined> => {
  const over: Later[] = [];
  for (const one of codeCounts(contact, state, address)) {
    if ((await budgets.take(one, now)) > limit(one.budget, 'high')) over.push(later(one, now));
  }
  return latest(over);
};

const takeAll = async (
  budgets: Budgets,
  spent: readonly Spent[],
  now: Temporal.Instant,
): Promise<Later | undefined> => {
  const over: Later[] = [];
  for (const one of spent) if ((await budgets.take(one, now)) > limit(one.budget, 'high')) over.push(later(one, now));
  return latest(over);
};

/** Counts a request for codes of an address, and of the network that it is one line of. */
export const takeRequest = async (
  budgets: Budgets,
  address: string,
  now: Temporal.Instant,
): Promise<{ readonly kind: 'pass' | 'check'; readonly isHeavy: boolean } | Later> => {
  const network = networkKey(address);
  const spent: readonly Spent[] = [
    { budget: 'address-requests', subject: addressKey(address), of: 'address' },
    ...(network ? [{ budget: 'network-requests', subject: network, of: 'address' } as const] : []),
  ];
  const counts = await Promise.all(spent.map((one) => budgets.take(one, now)));
  const over = latest(
    spent.flatMap((one, at) => ((counts[at] ?? 0) > limit(one.budget, 'high') ? [later(one, now)] : [])),
  );
  if (over) return over;
  const isOver = (times: number) => spent.some((one, at) => (counts[at] ?? 0) > times * limit(one.budget, 'low'));
  const [asked = 0] = await budgets.peek([{ budget: 'address-matches', subject: addressKey(address) }], now);
  const isMuch = asked >= limit('address-matches', 'low');
  return { kind: isOver(1) || isMuch ? 'check' : 'pass', isHeavy: isOver(5) || isMuch };
};

/** Counts a question to the register, for each contact that was proven for it and for the address. */
export const takeMatch = (
  budgets: Budgets,
  contacts: readonly (readonly [Contact, Pick<ContactState, 'to'>])[],
  address: string,
  now: Temporal.Instant,
): Promise<Later | undefined> =>
  takeAll(
    budgets,
    [
      ...contacts.map(
        ([contact, { to }]): Spent => ({ budget: 'contact-matches', subject: contactKey(contact, to), of: 'contact' }),
      ),
      { budget: 'address-matches', subject: addressKey(address), of: 'address' },
    ],
    now,
  );

const wrongOf = (contact: Contact, to: string): Spent => ({
  budget: 'contact-wrong',
  subject: contactKey(contact, to),
  of: 'contact',
});

/** Whether too many wrong codes were typed for a contact today, whoever typed them. */
export const isOverWrong = async (
  budgets: Budgets,
  contact: Contact,
  to: string,
  now: Temporal.Instant,
): Promise<Later | undefined> => {
  const one = wrongOf(contact, to);
  const [count = 0] = await budgets.peek([one], now);
  return count >= limit(one.budget, 'high') ? later(one, now) : undefined;
};

/** Counts a wrong code. */
export const takeWrong = async (
  budgets: Budgets,
  contact: Contact,
  to: string,
  now: Temporal.Instant,
): Promise<void> => {
  await budgets.take(wrongOf(contact, to), now);
};
