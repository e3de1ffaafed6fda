import * as z from 'zod';
import countyData from './counties.json' with { type: 'json' };

/** The three groups of memorandum #21029. */
export const SYNC_GROUPS = ['A', 'B', 'C'] as const;
export const SyncGroup = z.enum(SYNC_GROUPS);
export type SyncGroup = z.infer<typeof SyncGroup>;

const CountyFacts = z.strictObject({
  code: z.string().regex(/^\d{2}$/),
  name: z.string(),
  fips: z.string().regex(/^06\d{3}$/),
  syncGroup: SyncGroup,
  syncGroupSource: z.enum(['memo-21029', 'assumed']),
  votersChoiceAct: z.boolean(),
  /** Where nobody votes at a polling place: the county's elections are held by mail alone. */
  mailOnly: z.literal(true).optional(),
  activeRegistered2022: z.number().int().positive(),
  ballotsMailed2022: z.number().int().positive(),
});

/** One of the 58 counties, with the facts that rules and sizes depend on. */
export type County = Readonly<z.infer<typeof CountyFacts>>;

/** The 58 counties in code order, `01` Alameda to `58` Yuba. */
export const COUNTIES: readonly County[] = z.array(CountyFacts).length(58).parse(countyData.counties);

/** How a county's voters vote in person. */
export const InPersonVoting = z.enum(['polling-places', 'vote-centers', 'mail-only']);
export type InPersonVoting = z.infer<typeof InPersonVoting>;

/** How this county's voters vote in person. */
export const inPersonVotingOf = ({ mailOnly, votersChoiceAct }: County): InPersonVoting => {
  if (mailOnly) return 'mail-only';
  return votersChoiceAct ? 'vote-centers' : 'polling-places';
};

const byCode = new Map(COUNTIES.map((county) => [county.code, county]));

/** A county code, `01` to `58`. */
export const CountyCode = z
  .string()
  .refine((code) => byCode.has(code), 'Use a county code from "01" (Alameda) to "58" (Yuba).')
  // What the API's document says of it; the rule above is what counts.
  .meta({ pattern: '^(0[1-9]|[1-4][0-9]|5[0-8])$', examples: ['03'] });
export type CountyCode = z.infer<typeof CountyCode>;

/** The county with this code. Throws for a code outside `01` to `58`: check input with `CountyCode` first. */
export const countyOf = (code: CountyCode): County => {
  const county = byCode.get(code);
  if (county === undefined) throw new Error(`No county has the code ${code}.`);
  return county;
};
