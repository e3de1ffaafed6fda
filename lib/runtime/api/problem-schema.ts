import * as z from 'zod';

/** Every error answer of the API: RFC 9457 problem details. */
export const Problem = z
  .object({
    type: z.string().meta({ example: 'urn:rollcall:problem:not-found' }),
    title: z.string(),
    status: z.number().int(),
    code: z.string().describe('Stable for programs.'),
    detail: z.string().describe('A sentence that names the record, the field and what to do.'),
    errors: z
      .array(z.object({ pointer: z.string(), detail: z.string() }))
      .optional()
      .describe('One entry for each wrong value.'),
  })
  .meta({ id: 'Problem' });
