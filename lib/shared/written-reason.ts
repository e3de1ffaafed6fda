import * as z from 'zod';

/** A reason in somebody's own words: one line that is what it looks like, since others read it, on pages, in emails and in the audit trail. */
export const writtenReason = (missing: string) =>
  z
    .string()
    .trim()
    .min(1, missing)
    .max(500, { error: 'Use 500 characters or fewer.', abort: true })
    // No line breaks, no controls, nothing that turns the reading direction.
    .regex(/^[^\p{C}\p{Zl}\p{Zp}]*$/u, 'Use one line of plain text.')
    // What the document says of it: a pattern that every validator reads. The rule above is stricter.
    .meta({ pattern: '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$' });
