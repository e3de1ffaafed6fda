import type { Difference } from '../../domain/sync/difference.ts';
import type { EmsVendor } from '../../domain/sync/ems.ts';

/**
 * How differences are written for one vendor's EMS, beside the NDJSON of the county API. The vendors' own formats are
 * not public: these forms are ours, proposed to them, and named so in the file.
 */
export type InboxForm = {
  /** Follows the check id in the object's key. */
  readonly suffix: string;
  readonly contentType: string;
  /** Lines before the first difference. */
  readonly header: readonly string[];
  readonly line: (difference: Difference) => string;
};

const csvValue = (value: string | number | null): string => {
  const text = value === null ? '' : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** For DFM: a CSV that opens in a spreadsheet, columns in the order of the API. */
const DFM_FORM: InboxForm = {
  suffix: '.rollcall-dfm.csv',
  contentType: 'text/csv',
  header: ['priority,voterId,class,category,field,ems,votecal'],
  line: ({ priority, voterId, class: difference, category, field, ems, votecal }) =>
    [priority, voterId, difference, category, field, ems, votecal].map(csvValue).join(','),
};

/** For Runbeck: NDJSON grouped under a `voter` object, one difference a line. */
const RUNBECK_FORM: InboxForm = {
  suffix: '.rollcall-runbeck.ndjson',
  contentType: 'application/x-ndjson',
  header: [],
  line: ({ priority, voterId, class: difference, category, field, ems, votecal }) =>
    JSON.stringify({
      voter: { id: voterId },
      difference: { class: difference, category, field },
      values: { ems, votecal },
      priority,
    }),
};

/** The form of each vendor; none where the API's NDJSON is all. */
export const INBOX_FORMS: Readonly<Record<EmsVendor, InboxForm | null>> = {
  dfm: DFM_FORM,
  runbeck: RUNBECK_FORM,
  standard: null,
};
