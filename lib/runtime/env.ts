import * as z from 'zod';
import { COUNTY_SYSTEMS } from '../shared/county-systems.ts';

/**
 * Reads a Lambda's configuration from its environment at cold start.
 * Throws with the names of the variables that are missing or wrong, so that a bad deployment fails at once.
 *
 * @example
 * export const env = parseEnv({ SYNC_TABLE: z.string() });
 */
export const parseEnv = <Shape extends z.core.$ZodLooseShape>(shape: Shape): z.output<z.ZodObject<Shape>> => {
  const parsed = z.object(shape).safeParse(process.env);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment of this function is wrong. ${problems.join('; ')}`);
};

/**
 * The function's own name, as Lambda gives it: no configuration can set it. Whoever reaches people names this in its env.ts, and
 * `guests` in its stack.
 */
export const ownNameVariables = { AWS_LAMBDA_FUNCTION_NAME: z.string().optional() } as const;

/** What `postOf` needs; whoever may use the secrets of counties' systems is given it. */
export const systemsVariables = { COUNTY_SYSTEMS: z.enum(COUNTY_SYSTEMS) } as const;

/**
 * What `stageClock` needs; the function construct gives it to every Lambda that asks for the time, and the table only
 * where the clock can be set. A Lambda that reads the settings for itself names `SETTINGS_TABLE` in its own env.ts, after
 * these, and `settings` among its tables in its stack.
 */
export const clockVariables = {
  STAGE: z.string(),
  ADJUSTABLE_CLOCK: z.enum(['yes', 'no']),
  SETTINGS_TABLE: z.string().optional(),
} as const;
