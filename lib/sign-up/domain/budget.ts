import { Temporal } from '../../shared/time.ts';
import data from '../data/budgets.json' with { type: 'json' };
import hosts from '../data/mail-hosts.json' with { type: 'json' };
import type { Contact } from './sign-up-form.ts';

export type BudgetName = keyof typeof data.budgets;
type Marks = { readonly minutes: number; readonly low?: number; readonly high: number; readonly sliding?: boolean };

/** Hosts whose mailboxes are those of another one. */
const SAME_HOSTS: Readonly<Record<string, string>> = hosts.same;

const BUDGETS: Readonly<Record<BudgetName, Marks>> = data.budgets;

/** How much of something is counted in one window. */
export const marksOf = (budget: BudgetName): Marks => BUDGETS[budget];

/** The window of a budget in which a moment lies: from `start`, inclusive, to `end`, exclusive. */
export const windowOf = (
  budget: BudgetName,
  now: Temporal.Instant,
): { readonly start: Temporal.Instant; readonly end: Temporal.Instant } => {
  const length = BUDGETS[budget].minutes * 60_000;
  const start = Math.floor(now.epochMilliseconds / length) * length;
  return {
    start: Temporal.Instant.fromEpochMilliseconds(start),
    end: Temporal.Instant.fromEpochMilliseconds(start + length),
  };
};

/** The window before, where it counts as well: of one that slides. */
export const windowBefore = (budget: BudgetName, now: Temporal.Instant): Temporal.Instant | undefined =>
  BUDGETS[budget].sliding ? windowOf(budget, now).start.subtract({ minutes: BUDGETS[budget].minutes }) : undefined;

/** What a window that slides has counted: of the one before, the part that is left; at its very edge, one is through. */
export const slid = (budget: BudgetName, now: Temporal.Instant, count: number, before: number): number => {
  const { start, end } = windowOf(budget, now);
  const length = end.epochMilliseconds - start.epochMilliseconds;
  const left = (end.epochMilliseconds - now.epochMilliseconds) / length;
  return count + Math.max(0, Math.ceil(before * left) - 1);
};

/** The groups of 16 bits of an IPv6 address, without zeros before them; an IPv4 address at its end becomes two. */
const groupsOf = (address: string): readonly string[] => {
  const plain = address.replace(/(\d+)\.(\d+)\.(\d+)\.(\d+)$/, (_, a, b, c, d) =>
    [a * 256 + Number(b), c * 256 + Number(d)].map((pair) => pair.toString(16)).join(':'),
  );
  const [front = '', back] = (plain.split('%')[0] ?? '').toLowerCase().split('::');
  const left = front === '' ? [] : front.split(':');
  const right = back === undefined || back === '' ? [] : back.split(':');
  const zeros = back === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return groups.map((group) => group.replace(/^0+(?=.)/, ''));
};

/** IPv4 inside IPv6: as it is (RFC 4291), and of whoever has IPv6 alone and calls IPv4 (NAT64, RFC 6052). */
const IPV4_WITHIN = ['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0'];

const ipv4Within = (groups: readonly string[]): string | undefined => {
  if (!IPV4_WITHIN.includes(groups.slice(0, 6).join(':'))) return undefined;
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.');
};

/** The address of a connection as it is counted: an IPv6 line has 64 bits to choose from, and an IPv4 one may come as IPv6. */
export const addressKey = (address: string): string => {
  if (!address.includes(':')) return address;
  const groups = groupsOf(address);
  return ipv4Within(groups) ?? groups.slice(0, 4).join(':');
};

/**
 * The network of an IPv6 line: a provider hands whoever asks 256 lines or 65,536 (a /56 or a /48, RIPE-690), and each
 * alone would be asked for nothing. Undefined for IPv4.
 */
export const networkKey = (address: string): string | undefined => {
  const key = addressKey(address);
  return key.includes(':') ? `${key.split(':').slice(0, 3).join(':')}::/48` : undefined;
};

/** A contact as it is counted: all ways of writing one mailbox are one. */
export const contactKey = (contact: Contact, to: string): string => {
  if (contact === 'phone') return to;
  const address = to.toLowerCase();
  const at = address.lastIndexOf('@');
  const written = address.slice(at + 1);
  const host = SAME_HOSTS[written] ?? written;
  const box = address.slice(0, at).replace(/\+.*$/, '');
  return `${hosts.withoutPoints.includes(host) ? box.replaceAll('.', '') : box}@${host}`;
};

/** What contacts that come together have in common: a thousand numbers in a row, or a host that is no public one. */
export const groupOf = (
  contact: Contact,
  to: string,
): { readonly budget: 'block-codes' | 'host-codes'; readonly subject: string } | undefined => {
  if (contact === 'phone') return { budget: 'block-codes', subject: to.slice(0, -3) };
  const host = to.slice(to.lastIndexOf('@') + 1).toLowerCase();
  return hosts.public.includes(host) ? undefined : { budget: 'host-codes', subject: host };
};
