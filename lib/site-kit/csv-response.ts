import { csvFile } from '../shared/csv.ts';
import { PAGE_HEADERS } from './security-headers.ts';

/** A table as a file to keep, with the headers of a page: no cache keeps it, and no other site reads it. */
export const csvResponse = (name: string, rows: Parameters<typeof csvFile>[0]): Response =>
  new Response(csvFile(rows), {
    headers: {
      ...PAGE_HEADERS,
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}.csv"`,
    },
  });
