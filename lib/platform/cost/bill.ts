import * as z from 'zod';
import assumptionsData from './assumptions.json' with { type: 'json' };
import pricesData from './prices.json' with { type: 'json' };

const Price = z.strictObject({
  usd: z.number().nonnegative(),
  per: z.number().positive(),
  unit: z.string(),
  /** Where AWS shows it. */
  page: z.url(),
  asOf: z.iso.date(),
  certainty: z.enum(['published', 'copy', 'assumed']),
});
type Price = Readonly<z.infer<typeof Price>>;
export type PriceName = keyof typeof pricesData.prices;

/** List prices in US dollars, each with the page and the date it was read. */
export const PRICES = z.record(z.string(), Price).parse(pricesData.prices) as Readonly<Record<PriceName, Price>>;
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
