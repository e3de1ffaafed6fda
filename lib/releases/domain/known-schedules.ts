import * as z from 'zod';
import august from '../data/august-2021.json' with { type: 'json' };
import november from '../data/november-2021.json' with { type: 'json' };
import { Schedule } from './schedule.ts';

/** A schedule as a file holds it, with where each part is from and what had to be assumed. */
const KnownSchedule = z
  .strictObject({
    sources: z.record(z.string(), z.string()),
    remarks: z.array(z.strictObject({ about: z.string(), source: z.string(), says: z.string() })),
    schedule: Schedule,
  })
  .refine(({ sources, remarks }) => remarks.every(({ source }) => source in sources), 'A remark names no source.');

/**
 * The release of November 21, 2021, as memorandum #21144 has it, and before it the original for August 8, 2021, as far as the
 * memorandum tells: in the order of their revisions. What is computed from schedules is compared with them.
 */
export const KNOWN_SCHEDULES: readonly Schedule[] = [august, november].map(
  (file) => KnownSchedule.parse(file).schedule,
);
