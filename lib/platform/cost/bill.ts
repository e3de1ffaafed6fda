import * as z from 'zod';
import { MESSAGE_PRICES, type MessagePriceName } from '../../shared/message-prices.ts';
import { Price } from '../../shared/price.ts';
import assumptionsData from './assumptions.json' with { type: 'json' };
import pricesData from './prices.json' with { type: 'json' };

export type PriceName = keyof typeof pricesData.prices | MessagePriceName;

/** List prices in US dollars, each with the page and the date it was read. */
export const PRICES = {
  ...z.record(z.string(), Price).parse(pricesData.prices),
  ...MESSAGE_PRICES,
} as Readonly<Record<PriceName, Price>>;
export const PRICE_TABLE: Omit<typeof pricesData, 'prices'> = pricesData;

export type AssumptionName = keyof typeof assumptionsData;

/** What nobody can know before an election, each with its reason. */
export const ASSUMPTIONS: Readonly<Record<AssumptionName, { readonly value: number; readonly why: string }>> =
  assumptionsData;

/** The value of an assumption. */
export const assumed = (name: AssumptionName): number => ASSUMPTIONS[name].value;

/** One line of a bill: so many units of something that has a price. */
export type Line = { readonly what: string; readonly quantity: number; readonly price: PriceName };

/** US dollars of a line. */
export const dollarsOf = ({ quantity, price }: Line): number => (quantity * PRICES[price].usd) / PRICES[price].per;

/** US dollars of a bill. */
export const totalOf = (lines: readonly Line[]): number => lines.reduce((sum, line) => sum + dollarsOf(line), 0);
