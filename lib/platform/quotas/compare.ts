import * as z from 'zod';
import type { Need } from './needs.ts';
import { QUOTAS, type QuotaName } from './quotas.ts';

const NAMES = Object.keys(QUOTAS) as QuotaName[];

/** What an account has been given, by quota: a person enters it, or AWS says it. What is not there is as in a new account. */
export const GivenQuotas = z.partialRecord(z.enum(NAMES as [QuotaName, ...QuotaName[]]), z.number().nonnegative());
export type GivenQuotas = z.infer<typeof GivenQuotas>;

export type Comparison = {
  readonly quota: QuotaName;
  readonly given: number;
  /** Nobody has said what the account has: the value is that of a new account. */
  readonly assumed: boolean;
  /** What asks for the most. */
  readonly need: Need;
  readonly isShort: boolean;
};

/** Each quota that is needed, with the greatest need of it; what falls short first. */
export const compareQuotas = (needs: readonly Need[], given: GivenQuotas): readonly Comparison[] =>
  NAMES.flatMap((quota): Comparison[] => {
    const [need] = needs.filter((one) => one.quota === quota).toSorted((left, right) => right.value - left.value);
    if (need === undefined) return [];
    const value = given[quota] ?? QUOTAS[quota].initial;
    return [{ quota, given: value, assumed: given[quota] === undefined, need, isShort: need.value > value }];
  }).toSorted((left, right) => Number(right.isShort) - Number(left.isShort));

const count = (value: number): string => value.toLocaleString('en-US');

/** A comparison as a line, and for a shortfall the next one: how it is raised. */
export const comparisonText = ({ quota, given, assumed, need, isShort }: Comparison): string => {
  const { name, raisedBy } = QUOTAS[quota];
  const has = `${count(given)}${assumed ? ' (a new account; nobody has entered another)' : ''}`;
  const line = `${isShort ? '✗' : '✓'} ${name}: needs ${count(need.value)}, has ${has}. Asked for by ${need.reason}.`;
  return isShort ? `${line}\n    Raised by ${raisedBy}. Entered as "${quota}".` : line;
};
