import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import PdfDocument from 'pdfkit';
import type { Memo, MemoRow } from '../domain/memo.ts';
import type { PrintMemo } from '../ports.ts';

/** US Letter in points, with margins of three quarters of an inch. */
const PAGE = { width: 612, height: 792, margin: 54 } as const;
const WIDTH = PAGE.width - 2 * PAGE.margin;
const BOTTOM = PAGE.height - PAGE.margin;
/** Widths of the table's columns; together as wide as the page. */
const COLUMNS = [30, 92, 238, 72, 72] as const;
const PADDING = 4;
const TEXT = 10.5;
const CELL = 8.5;
const SMALL = 9;

type Document = PDFKit.PDFDocument;
type Element = PDFKit.PDFStructureElement;
type Style = {
  readonly font?: 'regular' | 'bold';
  readonly align?: 'center';
  readonly gap?: number;
  readonly size?: number;
};

/** Writes a paragraph below the last one, on the next page where it does not fit. */
const paragraph = (document: Document, parent: Element, role: 'H1' | 'P', text: string, style: Style = {}): void => {
  const { font = 'regular', align, gap = 10, size = TEXT } = style;
  const options = { width: WIDTH, ...(align === undefined ? {} : { align }) };
  document.font(font).fontSize(size);
  if (document.y + document.heightOfString(text, options) > BOTTOM) document.addPage();
  parent.add(
    document.struct(role, {}, () => document.font(font).fontSize(size).text(text, PAGE.margin, document.y, options)),
  );
  document.y += gap;
};

/** A row of cells: as data, or as headings that name their column. */
type Row = { readonly cells: readonly string[]; readonly role: 'TD' | 'TH'; readonly font: 'regular' | 'bold' };

const widthsOf = ({ cells }: Row): readonly number[] => (cells.length === 1 ? [WIDTH] : COLUMNS);

const heightOf = (document: Document, row: Row): number => {
  document.font(row.font).fontSize(CELL);
  const heights = row.cells.map((text, index) =>
    document.heightOfString(text, { width: (widthsOf(row)[index] ?? 0) - 2 * PADDING }),
  );
  return Math.max(...heights) + 2 * PADDING;
};

const drawRow = (document: Document, table: Element, row: Row): void => {
  const [top, height] = [document.y, heightOf(document, row)];
  const element = document.struct('TR');
  table.add(element);
  let left = PAGE.margin;
  for (const [index, text] of row.cells.entries()) {
    const [x, width] = [left, widthsOf(row)[index] ?? 0];
    document.markContent('Artifact', { type: 'Layout' });
    document.rect(x, top, width, height).lineWidth(0.5).stroke('#71767a');
    document.endMarkedContent();
    const draw = () =>
      document
        .font(row.font)
        .fontSize(CELL)
        .fillColor('#000000')
        .text(text, x + PADDING, top + PADDING, { width: width - 2 * PADDING });
    element.add(document.struct(row.role, {}, draw));
    left += width;
  }
  element.end();
  document.y = top + height;
};

/** The tasks, with the columns' names again on every page. */
const drawTable = (document: Document, parent: Element, memo: Memo): void => {
  const data = (cells: MemoRow): Row => ({ cells, role: 'TD', font: 'regular' });
  const heading: Row = { cells: memo.columns, role: 'TH', font: 'bold' };
  const completed: Row[] =
    memo.completed.length === 0 ? [] : [{ cells: [memo.completedHeading], role: 'TH', font: 'bold' }];
  const table = document.struct('Table');
  parent.add(table);
  drawRow(document, table, heading);
  for (const row of [...memo.remaining.map(data), ...completed, ...memo.completed.map(data)]) {
    if (document.y + heightOf(document, row) > BOTTOM) {
      document.addPage();
      drawRow(document, table, heading);
    }
    drawRow(document, table, row);
  }
  table.end();
  document.y += 12;
};

const draw = (document: Document, root: Element, memo: Memo): void => {
  const [head, ...lines] = memo.letterhead;
  const write = (text: string, style?: Style): void => paragraph(document, root, 'P', text, style);
  write(head, { font: 'bold', align: 'center', gap: 2 });
  for (const line of lines) write(line, { align: 'center', gap: 2, size: SMALL });
  document.y += 14;
  write(memo.date);
  paragraph(document, root, 'H1', memo.title, { font: 'bold' });
  write(`TO: ${memo.to}`);
  write(`FROM: ${memo.from[0]}`, { gap: 0 });
  write(memo.from[1]);
  write(`RE: ${memo.re}`, { font: 'bold', gap: 16 });
  for (const text of memo.paragraphs) write(text);
  write('Attachment');
  write(memo.attachment);
  document.addPage();
  paragraph(document, root, 'H1', memo.heading[0], { font: 'bold', align: 'center', gap: 2 });
  write(memo.heading[1], { font: 'bold', align: 'center' });
  write(memo.introduction);
  drawTable(document, root, memo);
  write(memo.note);
};

/** Prints memoranda with the fonts in a folder that `writeReportFonts` wrote: tagged, so that screen readers get its rows. */
export const memoPrinter = (fonts: string): PrintMemo => {
  const regular = readFileSync(join(fonts, 'noto-sans-latin-400-normal.woff'));
  const bold = readFileSync(join(fonts, 'noto-sans-latin-700-normal.woff'));
  return (memo) => {
    const document = new PdfDocument({
      size: [PAGE.width, PAGE.height],
      margin: PAGE.margin,
      font: null as unknown as string,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'en-US',
      displayTitle: true,
      info: { Title: `${memo.title}: ${memo.re}`, Author: 'California Secretary of State' },
    });
    document.registerFont('regular', regular);
    document.registerFont('bold', bold);
    const chunks: Buffer[] = [];
    const whole = new Promise<Uint8Array>((resolve, reject) => {
      document.on('data', (chunk: Buffer) => chunks.push(chunk));
      document.on('end', () => resolve(Buffer.concat(chunks)));
      document.on('error', reject);
    });
    document.y = PAGE.margin;
    const root = document.struct('Document');
    document.addStructure(root);
    draw(document, root, memo);
    root.end();
    document.end();
    return whole;
  };
};
