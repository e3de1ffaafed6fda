import { csvValue } from '../../shared/csv.ts';
import type { Difference } from '../domain/difference.ts';
import type { DifferenceFormat } from '../domain/ems.ts';

/**
 * How differences are written for one vendor's EMS, beside the NDJSON of the county API (docs/ems-interface.md). The
 * vendors' own formats are not public: these forms are ours, proposed to them, and named so in the file's name.
 */
export type DifferenceForm = {
  /** Follows the check id in the file's name. */
  readonly suffix: string;
  readonly contentType: string;
  /** Lines before the first difference, ends included. */
  readonly header: string;
  /** One difference with the end of its line. */
  readonly line: (difference: Difference) => string;
};

/** What differs, in one column: a field of a voter, or the districts of a precinct. */
const whatDiffers = (difference: Difference): string | null =>
  difference.voterId === null ? `${difference.field} of precinct ${difference.precinct}` : difference.field;

/** For DFM: a CSV (RFC 4180) that opens in a spreadsheet, columns in the order of the API. */
const DFM_FORM: DifferenceForm = {
  suffix: '.rollcall-dfm.csv',
  contentType: 'text/csv; charset=utf-8',
  header: 'priority,voterId,class,category,field,ems,votecal,since\r\n',
  line: (found) => {
    const { priority, voterId, class: difference, category, ems, votecal, since } = found;
    const values = [priority, voterId, difference, category, whatDiffers(found), ems, votecal, since];
    return `${values.map(csvValue).join(',')}\r\n`;
  },
};

/** For Runbeck: NDJSON grouped under a `voter` or `precinct` object, one difference a line. */
const RUNBECK_FORM: DifferenceForm = {
  suffix: '.rollcall-runbeck.ndjson',
  contentType: 'application/x-ndjson',
  header: '',
  line: (found) => {
    const { priority, voterId, class: difference, category, field, ems, votecal, since = null } = found;
    const subject = voterId === null ? { precinct: { code: found.precinct } } : { voter: { id: voterId } };
    return `${JSON.stringify({
      ...subject,
      difference: { class: difference, category, field, since },
      values: { ems, votecal },
      priority,
    })}\n`;
  },
};

/** The form of each vendor that has one. */
export const DIFFERENCE_FORMS: Readonly<Record<DifferenceFormat, DifferenceForm>> = {
  dfm: DFM_FORM,
  runbeck: RUNBECK_FORM,
};
