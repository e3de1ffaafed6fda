import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PdfDocument from 'pdfkit';
import type { ReportDocument, ReportTable } from '../domain/report-document.ts';

/** US Letter, lying. Points. */
const MARGIN = 40;
const SIZES = { title: 18, text: 10, caption: 11, cell: 7.5 } as const;

/** The report is English, and names counties alone: Latin letters are enough. */
export type ReportFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
const REGULAR = 'regular';
const BOLD = 'bold';

/** The fonts in a folder of Noto Sans. Throws where they are not there. */
export const readReportFonts = (folder: string): ReportFonts => {
  const read = (weight: 400 | 700) => readFileSync(join(folder, `noto-sans-latin-${weight}-normal.woff`));
  return { regular: read(400), bold: read(700) };
};

/** Columns of words get the room that columns of numbers leave. */
const widthsOf = ({ rows, columns }: ReportTable): ('*' | number)[] =>
  columns.map((_, index) => (rows.every((row) => typeof row[index] === 'number') && rows.length > 0 ? 55 : '*'));

/** Numbers stand at the right. */
const cellOf = (cell: string | number): PDFKit.Mixins.CellOptions => ({
  text: String(cell),
  align: { x: typeof cell === 'number' ? 'right' : 'left', y: 'top' },
});

const drawTable = (document: PDFKit.PDFDocument, table: ReportTable): void => {
  document.moveDown().font(BOLD).fontSize(SIZES.caption).text(table.caption).moveDown(0.3);
  const widths = widthsOf(table);
  document
    .font(REGULAR)
    .fontSize(SIZES.cell)
    .table({
      columnStyles: widths.map((width) => ({ width })),
      defaultStyle: { padding: 2, border: 0.25, borderColor: '#a9aeb1' },
      data: [
        table.columns.map((text) => ({ text, type: 'TH' as const, backgroundColor: '#dfe1e2' })),
        ...table.rows.map((row) => row.map(cellOf)),
      ],
    });
};

/** A report as PDF, tagged, on sheets that lie: its tables are wide. */
export const reportPdf = (report: ReportDocument, fonts: ReportFonts): Promise<Uint8Array> => {
  const document = new PdfDocument({
    size: 'LETTER',
    layout: 'landscape',
    margin: MARGIN,
    // PDFKit's own default is a font that it looks for beside itself.
    font: null as unknown as string,
    pdfVersion: '1.7',
    tagged: true,
    lang: 'en-US',
    displayTitle: true,
    info: { Title: report.title, Author: 'California Secretary of State' },
  });
  document.registerFont(REGULAR, Buffer.from(fonts.regular)).registerFont(BOLD, Buffer.from(fonts.bold));
  const chunks: Buffer[] = [];
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  document.font(BOLD).fontSize(SIZES.title).text(report.title).moveDown(0.5);
  document.font(REGULAR).fontSize(SIZES.text).text(report.verdict).moveDown(0.5);
  for (const [name, value] of report.facts) document.text(`${name}: ${value}`);
  for (const table of report.tables) drawTable(document, table);
  document.end();
  return whole;
};
