import type { Channel } from '../../../shared/codes.ts';
import { priceOf } from '../../../shared/message-prices.ts';
import { pacificDate, type Temporal } from '../../../shared/time.ts';
import { SMS_BUDGET } from '../sms-budget.ts';
import { type Cap, capKey, spentName } from './caps.ts';
import { hasBeenTaken, type Observed, type ObservedChange, sentBackAs } from './taken.ts';

/** What is added up. `micros`: millionths of a US dollar. */
export const SUM_FIELDS = ['micros', 'taken', 'bounced', 'blocked', 'complained'] as const;
export type SumField = (typeof SUM_FIELDS)[number];
/** The sum of a name; what nothing was added to is absent. */
export type Sum = Readonly<Partial<Record<SumField, number>>>;

/** By how much a sum grows. */
export type Addition = { readonly name: string; readonly by: Sum };

/** Where it is added up how a channel's messages of one day fare. */
export const healthName = (channel: Channel, day: Temporal.PlainDate): string => `health#${channel}#${day.toString()}`;

/**
 * What AWS and the carriers bill for a message, in millionths of a US dollar, by list prices: a text has the most parts that
 * its language allows, so that a brake comes rather early than late.
 */
export const microsOf = ({ channel, language }: Pick<Observed, 'channel' | 'language'>): number => {
  const { parts } = SMS_BUDGET[language];
  const usd = {
    email: priceOf('email', 1),
    text: priceOf('textPart', parts) + priceOf('carrierPart', parts),
    voice: priceOf('call', 1),
  }[channel];
  return Math.round(usd * 1_000_000);
};

/** The caps that a message counts against. */
export const capsOf = ({ county, electionId }: Pick<Observed, 'county' | 'electionId'>): readonly Cap[] => [
  { kind: 'day' },
  { kind: 'county', county },
  { kind: 'election', electionId },
];

/** The caps that changes spend of, each once. */
export const touchedCaps = (changes: readonly ObservedChange[]): readonly Cap[] => {
  const caps = changes.filter(hasBeenTaken).flatMap((change) => capsOf(change.new));
  return [...new Map(caps.map((cap) => [capKey(cap), cap])).values()];
};

/** What changes add to the sums, in the order of their names, so that the same changes come to the same list. */
export const additionsOf = (changes: readonly ObservedChange[]): readonly Addition[] => {
  const sums = new Map<string, Partial<Record<SumField, number>>>();
  const add = (name: string, field: SumField, by: number): void => {
    const sum = sums.get(name) ?? {};
    sum[field] = (sum[field] ?? 0) + by;
    sums.set(name, sum);
  };
  for (const change of changes) {
    const { channel, movedAt } = change.new;
    const day = pacificDate(movedAt);
    if (hasBeenTaken(change)) {
      add(healthName(channel, day), 'taken', 1);
      for (const cap of capsOf(change.new)) add(spentName(cap, day), 'micros', microsOf(change.new));
    }
    const back = sentBackAs(change);
    if (back !== undefined) add(healthName(channel, day), back, 1);
  }
  return [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([name, by]) => ({ name, by }));
};

/** What is spent, in US dollars. */
export const usdOf = ({ micros = 0 }: Sum): number => micros / 1_000_000;
