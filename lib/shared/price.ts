import * as z from 'zod';

/** A list price in US dollars, with the page and the date at which it was read. */
export const Price = z.strictObject({
  usd: z.number().nonnegative(),
  per: z.number().positive(),
  unit: z.string(),
  /** Where it is shown. */
  page: z.url(),
  asOf: z.iso.date(),
  certainty: z.enum(['published', 'copy', 'assumed']),
});
export type Price = Readonly<z.infer<typeof Price>>;
