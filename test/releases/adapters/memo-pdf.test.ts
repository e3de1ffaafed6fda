import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { memoPrinter } from '../../../lib/releases/adapters/memo-pdf.ts';
import { KNOWN_SCHEDULES } from '../../../lib/releases/domain/known-schedules.ts';
import { memoOf } from '../../../lib/releases/domain/memo.ts';
import type { PrintMemo } from '../../../lib/releases/ports.ts';
import { writeReportFonts } from '../../../lib/site-kit/assets/print-fonts.ts';
import { PRINTED_LINES, PRINTED_ROWS } from '../cases/printed-memo.ts';
import { piecesOf } from '../pdf-text.ts';
import { aSchedule, aTask } from '../sample-schedule.ts';

const folder = mkdtempSync(join(tmpdir(), 'memo-fonts-'));
let print: PrintMemo;
beforeAll(() => {
  writeReportFonts(folder);
  print = memoPrinter(folder);
});
afterAll(() => rmSync(folder, { recursive: true }));

const pdfOf = (...[schedule, before]: Parameters<typeof memoOf>): Promise<Uint8Array> => {
  const memo = memoOf(schedule, before);
  if (memo === undefined) throw new Error('The schedule has a memorandum.');
  return print(memo);
};

const [august, november] = KNOWN_SCHEDULES;
if (august === undefined || november === undefined) throw new Error('Both schedules are known.');

describe('a memorandum as PDF', () => {
  it('says what was published, row by row and line by line', async () => {
    const pieces = piecesOf(await pdfOf(november, august));
    const cells = pieces.filter(({ role }) => role === 'TD').map(({ text }) => text);
    const rows = PRINTED_ROWS.map((_, index) => cells.slice(5 * index, 5 * index + 5));
    expect(rows).toEqual(PRINTED_ROWS);
    expect(cells).toHaveLength(5 * PRINTED_ROWS.length);
    const lines = pieces.filter(({ role }) => role === 'P' || role === 'H1').map(({ text }) => text);
    const isRow = (line: string): boolean => line.includes('\t');
    expect(lines).toEqual(PRINTED_LINES.filter((line) => !isRow(line) && line !== 'Completed Tasks'));
  });

  it('names its columns again on every page, and cuts no row', async () => {
    const tasks = Array.from({ length: 60 }, (_, index) =>
      aTask({ number: String(index + 1), description: `Do ${'something rather long '.repeat(1 + (index % 9))}` }),
    );
    const head = {
      number: '26001',
      date: '2026-03-02',
      from: { name: 'A. Person', title: 'Analyst' },
      secretary: 'S.',
    };
    const pdf = await pdfOf(aSchedule({ tasks, memo: head }), undefined);
    const pages =
      Buffer.from(pdf)
        .toString('latin1')
        .match(/\/Type \/Page\n/g)?.length ?? 0;
    expect(pages).toBeGreaterThan(3);
    const pieces = piecesOf(pdf);
    // The first page has no table.
    expect(pieces.filter(({ role, text }) => role === 'TH' && text === '#')).toHaveLength(pages - 1);
    expect(pieces.filter(({ role }) => role === 'TD')).toHaveLength(5 * 60);
  });

  it('is tagged, and brings its fonts', async () => {
    const text = Buffer.from(await pdfOf(november, august)).toString('latin1');
    for (const part of ['/Lang (en-US)', '/Marked true', '/S /Table', '/S /TR', '/FontFile2'])
      expect(text).toContain(part);
    expect(text).not.toContain('/BaseFont /Helvetica');
  });
});
