import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PdfDocument from 'pdfkit';
import { inFigures, type ReportDocument } from '../domain/report-document.ts';
import type { ReportTable } from '../domain/report-tables.ts';

/** US Letter, lying. Points. */
const MARGIN = 40;
const SIZES = { title: 18, text: 10, caption: 11, cell: 7.5 } as const;
/** Room for the page's number, and what a table has above it at least: its caption, its heading and a row. */
const FOOT = 14;
const LEAST_ROOM = 70;

/** The report is English, and names counties alone: Latin letters are enough. */
export type ReportFonts = { readonly regular: Uint8Array; readonly bold: Uint8Array };
const REGULAR = 'regular';
const BOLD = 'bold';

/** The fonts in a folder of Noto Sans. Throws where they are not there. */
export const readReportFonts = (folder: string): ReportFonts => {
  const read = (weight: 400 | 700) => readFileSync(join(folder, `noto-sans-latin-${weight}-normal.woff`));
  return { regular: read(400), bold: read(700) };
};

const NUMBER_WIDTH = 55;
/** More letters than these need several lines. */
const LONG = 30;
const PADDING = 2;

/** Columns of words share the room that columns of numbers leave, a column of long ones twice as much of it. */
const widthsOf = ({ rows, columns }: ReportTable, room: number): readonly number[] => {
  const shares = columns.map((_, index) => {
    if (rows.length > 0 && rows.every((row) => typeof row[index] === 'number')) return 0;
    return rows.some((row) => String(row[index]).length > LONG) ? 2 : 1;
  });
  const parts = shares.reduce<number>((sum, share) => sum + share, 0);
  const left = room - shares.filter((share) => share === 0).length * NUMBER_WIDTH;
  return shares.map((share) => (share === 0 ? NUMBER_WIDTH : (left * share) / parts));
};

const textOf = (cell: string | number): string => (typeof cell === 'number' ? inFigures(cell) : cell);

/** Numbers stand at the right. The first cell names its row. */
const cellOf = (cell: string | number, index: number): PDFKit.Mixins.CellOptions => ({
  text: textOf(cell),
  align: { x: typeof cell === 'number' ? 'right' : 'left', y: 'top' },
  ...(index === 0 ? { type: 'TH', scope: 'Row' } : {}),
});

type Element = PDFKit.PDFStructureElement;

/** Writes a paragraph or a heading, which a screen reader is told of. */
const say = (document: PDFKit.PDFDocument, parent: Element, role: 'H1' | 'H2' | 'P', text: string): void => {
  parent.add(document.struct(role, {}, () => document.text(text, MARGIN)));
};

/** How high a row is drawn, with a little more, so that it never runs over the page's end. */
const heightOf = (document: PDFKit.PDFDocument, row: readonly (string | number)[], widths: readonly number[]): number =>
  Math.max(
    ...row.map((cell, index) => {
      const width = (widths[index] ?? NUMBER_WIDTH) - 2 * PADDING;
      return document.heightOfString(textOf(cell), { width });
    }),
  ) +
  2 * PADDING +
  1;

/** Cuts a table's rows into what fits on the present page, and on pages of their own: each piece has the heading above it. */
const piecesOf = (
  document: PDFKit.PDFDocument,
  { rows, columns }: ReportTable,
  widths: readonly number[],
): readonly ReportTable['rows'][] => {
  const heading = heightOf(document, columns, widths);
  const bottom = document.page.height - MARGIN - FOOT;
  const whole = bottom - MARGIN - heading;
  const pieces: ReportTable['rows'][number][][] = [[]];
  let left = bottom - document.y - heading;
  for (const row of rows) {
    const height = heightOf(document, row, widths);
    if (height > left) {
      pieces.push([]);
      left = whole;
    }
    pieces.at(-1)?.push(row);
    left -= height;
  }
  return pieces;
};

const drawTable = (document: PDFKit.PDFDocument, parent: Element, table: ReportTable): void => {
  const widths = widthsOf(table, document.page.width - 2 * MARGIN);
  const isLow = document.y > document.page.height - MARGIN - FOOT - LEAST_ROOM;
  if (isLow) document.addPage();
  document.moveDown().font(BOLD).fontSize(SIZES.caption);
  say(document, parent, 'H2', table.caption);
  document.moveDown(0.3).font(REGULAR).fontSize(SIZES.cell);
  for (const [index, rows] of piecesOf(document, table, widths).entries()) {
    if (index > 0) document.addPage();
    // The types do not know of the parent, which makes the table one for screen readers.
    const drawn = {
      structParent: parent,
      columnStyles: widths.map((width) => ({ width })),
      defaultStyle: { padding: PADDING, border: 0.25, borderColor: '#a9aeb1' },
      data: [
        table.columns.map((text) => ({
          text,
          type: 'TH' as const,
          scope: 'Column' as const,
          backgroundColor: '#dfe1e2',
        })),
        ...rows.map((row) => row.map(cellOf)),
      ],
    };
    document.table(drawn);
  }
};

/** What the report is, and which page of how many, below each. */
const numberPages = (document: PDFKit.PDFDocument, title: string): void => {
  const { start, count } = document.bufferedPageRange();
  for (let page = start; page < start + count; page += 1) {
    document.switchToPage(page);
    // Below the margin, where text would open another page.
    document.page.margins.bottom = 0;
    document.font(REGULAR).fontSize(SIZES.cell).markContent('Artifact', { type: 'Pagination' });
    document.text(`${title} · page ${page - start + 1} of ${count}`, MARGIN, document.page.height - MARGIN, {
      lineBreak: false,
    });
    document.endMarkedContent();
  }
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
    bufferPages: true,
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
  const root = document.struct('Document');
  document.addStructure(root);
  document.font(BOLD).fontSize(SIZES.title);
  say(document, root, 'H1', report.title);
  document.moveDown(0.5).font(REGULAR).fontSize(SIZES.text);
  say(document, root, 'P', report.verdict);
  document.moveDown(0.5);
  for (const [name, value] of report.facts) say(document, root, 'P', `${name}: ${value}`);
  document.moveDown(0.5);
  for (const note of report.notes) {
    say(document, root, 'P', note);
    document.moveDown(0.3);
  }
  for (const table of report.tables) drawTable(document, root, table);
  root.end();
  numberPages(document, report.title);
  document.end();
  return whole;
};
