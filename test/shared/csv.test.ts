import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvFile, csvValue, readCsv } from '../../lib/shared/csv.ts';

/** What a program reads: quotes undone, and the mark before a would-be formula taken off. */
const readBack = (cell: string): string => {
  const text = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
  return text.startsWith("'") ? text.slice(1) : text;
};

describe('a value of a CSV', () => {
  it.each([
    ['=HYPERLINK("http://x","y")', '"\'=HYPERLINK(""http://x"",""y"")"'],
    ['+19165550100', "'+19165550100"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['a=b', 'a=b'],
    [-4, '-4'],
    [null, ''],
    [undefined, ''],
  ])('%j, which a voter may have written, is never run by the staff’s spreadsheet', (value, cell) => {
    expect(csvValue(value)).toBe(cell);
  });

  it('is read back as it was by a program that knows the mark', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => readBack(csvValue(text)) === text));
  });
});

describe('a table as a CSV', () => {
  it('is UTF-8 that spreadsheets know as such, a line for each row', () => {
    const rows = [
      ['Name', 'Votes'],
      ['Muñoz, "Ana"', 3],
      ['=1', null],
    ];
    expect(csvFile(rows)).toBe('\uFEFFName,Votes\r\n"Muñoz, ""Ana""",3\r\n\'=1,\r\n');
  });
});

describe('a CSV that is read', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('', '"', '""', ',', "'", "'=1", '=1', 'a\nb', '\r\n'),
  );

  it('has the rows that were written', () => {
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        expect(readCsv(csvFile(rows))).toEqual({ rows });
      }),
    );
  });

  it.each([
    ['', []],
    ['a,b', [['a', 'b']]],
    ['a,b\n', [['a', 'b']]],
    ['a\r\rb', [['a'], [''], ['b']]],
    [',\n', [['', '']]],
    ['"a ""b""\nc",d', [['a "b"\nc', 'd']]],
  ])('of %j are %j', (written, rows) => {
    expect(readCsv(written)).toEqual({ rows });
  });

  it.each([
    ['"a', 1],
    ['a\nb"c', 2],
    ['a\n"b"c', 2],
  ])('%j is broken in line %i', (written, brokenLine) => {
    expect(readCsv(written)).toEqual({ brokenLine });
  });
});
