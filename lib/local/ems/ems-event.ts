import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';

/** A webhook as an EMS reads it. */
export const EmsEventShape = z.object({
  id: z.string(),
  type: z.enum(['extract-requested', 'extract-reminder', 'differences-ready']),
  county: CountyCode,
  checkId: z.string(),
});
export type ReceivedEvent = z.infer<typeof EmsEventShape>;

/** The event by which a new endpoint shows that it is the county's: it answers with the challenge. */
export const EndpointTest = z.object({ type: z.literal('endpoint-test'), county: CountyCode, challenge: z.string() });

/**
 * How a county's EMS behaves: `simulated` answers extract requests and fetches differences, `silent` ignores what it is
 * told, `manual` leaves it to whoever tests.
 */
export const EMS_MODES = ['simulated', 'silent', 'manual'] as const;
export const EmsMode = z.enum(EMS_MODES);
export type EmsMode = z.infer<typeof EmsMode>;
