import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readReportFonts, reportPdf } from '../../../lib/test-environment/adapters/report-pdf.ts';
import type { ReportDocument } from '../../../lib/test-environment/domain/report-document.ts';

const fonts = readReportFonts(join(import.meta.dirname, '../../../node_modules/@fontsource/noto-sans/files'));

const report = (rows: number): ReportDocument => ({
  title: 'Mock election of January 5, 2027',
  verdict: 'Observed equals expected.',
  facts: [['Ballots', '100,000']],
  notes: ['How to read it.'],
  tables: [
    {
      caption: 'By county',
      columns: ['County', 'Ballots', 'Result'],
      rows: Array.from({ length: rows }, (_, index) => [`County ${index}`, index * 1_000, 'as expected']),
    },
  ],
});

const counted = async (rows: number) => {
  const text = Buffer.from(await reportPdf(report(rows), fonts)).toString('latin1');
  const count = (pattern: RegExp): number => [...text.matchAll(pattern)].length;
  return { pages: count(/\/Type \/Page\b/g), headings: count(/\/S \/TH\b/g), rows: count(/\/S \/TR\b/g) };
};

describe('the report as PDF', () => {
  it('tells a screen reader the headings over each piece of a table, and each row once', async () => {
    const short = await counted(5);
    expect(short).toEqual({ pages: 1, headings: 3 + 5, rows: 6 });
    const long = await counted(120);
    expect(long.pages).toBeGreaterThan(2);
    expect(long).toEqual({ pages: long.pages, headings: 3 * long.pages + 120, rows: 120 + long.pages });
  });
});
