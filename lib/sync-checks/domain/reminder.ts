import { countyOf } from '../../shared/counties.ts';
import { timeInWords } from '../../shared/dates-in-words.ts';
import { Temporal } from '../../shared/time.ts';
import { isPastDeadline, type SyncCheck } from './check.ts';
import type { CountyNotice } from './county-notice.ts';
import type { EmsVendor } from './ems.ts';
import { helpDesksFor } from './help-desks.ts';

/** A county is not reminded sooner than this after it was asked for its extract. */
const PATIENCE_HOURS = 2;

/** Whether the county of a check that waits for its extract is to be reminded now. */
export const reminderDue = (
  check: Pick<SyncCheck, 'status' | 'extractRequestedAt' | 'deadlineAt'>,
  now: Temporal.Instant,
): boolean =>
  check.status === 'awaiting-extract' &&
  check.extractRequestedAt !== null &&
  !isPastDeadline(check, now) &&
  Temporal.Instant.compare(check.extractRequestedAt.add({ hours: PATIENCE_HOURS }), now) <= 0;

/** The reminder as an email to the county's staff. */
export const reminderNotice = (check: SyncCheck, vendor: EmsVendor | undefined): CountyNotice => ({
  subject: `Reminder: sync check ${check.id} is waiting for your extract`,
  text: [
    `The sync check ${check.id} of ${countyOf(check.county).name} County is waiting for the extract of your EMS.`,
    `It closes on ${timeInWords(check.deadlineAt, 'en', 'long')} Pacific time without a result if no extract comes.`,
    '',
    'If you need support:',
    ...helpDesksFor(vendor).map((desk) => `  ${desk.name}: ${[desk.email, desk.phone].filter(Boolean).join(', ')}`),
    '',
  ].join('\n'),
});
