import * as z from 'zod';
import { CountyCode } from '../../shared/counties.ts';

/** Which upload a step of the machine is about. */
export const FileInput = z.object({ county: CountyCode, uploadId: z.string().min(1) });
