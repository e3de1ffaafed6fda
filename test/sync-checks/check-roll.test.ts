import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleCommand } from '../../lib/platform/bundle-command.ts';
import { COUNTY, EMS } from './corpus/rolls.ts';
import { csvText } from './corpus/writing.ts';

/** The command as a county has it: one file, and nothing of this repository beside it. */
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-check-roll-'));
  bundleCommand('check-roll', folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...words: string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['check-roll.cjs', ...words], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
};
const file = (name: string, text: string | Uint8Array): string => {
  writeFileSync(join(folder, name), text);
  return name;
};

describe('the command that tries an extract', () => {
  it('says what would be compared, and what to announce', () => {
    file('extract.csv', csvText(EMS));
    file('precincts.csv', 'precinct,district\n1,CD1\n');
    const { status, stdout } = run('extract.csv', '--county', COUNTY, '--precincts', 'precincts.csv');
    expect(status).toBe(0);
    expect(stdout).toContain(`extract.csv: 200 rows (csv), of which 200 would be compared and 0 left out.`);
    expect(stdout).toContain('precincts.csv: 1 rows, 1 precincts.');
    const told: unknown = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '');
    expect(told).toEqual({
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      rows: 200,
      precincts: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), rows: 1 },
    });
  });

  it('names rows that would be left out by line', () => {
    const lines = csvText(EMS).split('\n');
    lines[4] = `${lines[4]},`;
    const { status, stdout } = run(file('extract.csv', lines.join('\n')), '--county', COUNTY);
    expect(status).toBe(0);
    expect(stdout).toContain('of which 199 would be compared and 1 left out');
    expect(stdout).toContain('line 5: The row has not as many columns as the header.');
  });

  it('says which values are not written as the format asks, by column and line, and quotes none', () => {
    const rows = EMS.map((row, index) => ({
      ...row,
      dateOfBirth: index === 0 ? '5/6/1970' : row.dateOfBirth,
      lastName: index === 4 ? 'LEE ' : row.lastName,
      registrationDate: index < 2 ? '2014-02-32' : row.registrationDate,
      middleName: index === 3 ? 'NULL' : row.middleName,
      districts: 'CD1 SD2',
      email: index === 8 ? 'not one' : '',
    }));
    const { status, stdout } = run(file('extract.csv', csvText(rows)), '--county', COUNTY);
    expect(status).toBe(0);
    expect(stdout).toContain('lastName: 1 row, first on line 6. The format asks for no spaces');
    expect(stdout).toContain('middleName: 1 row, first on line 5. The format asks for nothing at all');
    expect(stdout).toContain('dateOfBirth: 1 row, first on line 2. The format asks for YYYY-MM-DD.');
    expect(stdout).toContain('registrationDate: 2 rows, first on lines 2, 3. The format asks for YYYY-MM-DD.');
    expect(stdout).toContain('email: 1 row, first on line 10.');
    expect(stdout).toMatch(/Columns without any value: right if your system does not keep them.*\n {2}.*mailingCity/);
    expect(stdout).not.toMatch(/5\/6\/1970|districts:|language:|mailingCity: 200/);
  });

  it.each<[string, string | Uint8Array, readonly string[], RegExp]>([
    ['tabs', csvText(EMS, { delimiter: '\t' }), [], /separated by tab/],
    ['UTF-16', Buffer.from(csvText(EMS), 'utf16le'), [], /UTF-16/],
    ['every voter twice', csvText([...EMS, ...EMS]), [], /200 of 400 rows.*If it is really so/s],
    ['fewer rows than announced', csvText(EMS), ['--rows', '201'], /200 rows, fewer than the 201/],
    ['nothing', '', [], /empty/],
  ])('says why a check would give no result: %s', (_, text, more, mention) => {
    const { status, stderr } = run(file('extract.csv', text), '--county', COUNTY, ...more);
    expect(status).toBe(1);
    expect(stderr).toMatch(mention);
  });

  it('says why a file of precincts would be refused', () => {
    file('extract.csv', csvText(EMS));
    const precincts = file('precincts.csv', 'precinct;district\n1;CD1\n');
    const { status, stderr } = run('extract.csv', '--county', COUNTY, '--precincts', precincts);
    expect(status).toBe(1);
    expect(stderr).toContain('separated by semicolon');
  });

  it.each<[string, readonly string[], RegExp]>([
    ['no file', [], /Name the file.*--county/s],
    ['no county', ['check-roll.cjs'], /Say which county.*--county/s],
    ['a county that does not exist', ['check-roll.cjs', '--county', '59'], /No county has the code 59.*--county/s],
    ['a county of one digit', ['check-roll.cjs', '--county', '7'], /No county has the code 7: use two digits/],
    ['two files', ['one.csv', 'two.csv', '--county', COUNTY], /one file at a time: one\.csv, then two\.csv/],
    [
      'rows that are no number',
      ['check-roll.cjs', '--county', COUNTY, '--rows', '1,000'],
      /whole number in digits.*not 1,000/,
    ],
    ['rows of nothing', ['check-roll.cjs', '--county', COUNTY, '--rows', ''], /whole number in digits.*not nothing/],
    ['rows below none', ['check-roll.cjs', '--county', COUNTY, '--rows', '-1'], /whole number in digits.*not -1/],
    ['rows in another notation', ['check-roll.cjs', '--county', COUNTY, '--rows', '2e1'], /in digits.*not 2e1/],
    ['a file that does not exist', ['nowhere.csv', '--county', COUNTY], /There is no file nowhere\.csv/],
    ['a folder', ['.', '--county', COUNTY], /\. is a folder/],
    ['precincts that do not exist', ['check-roll.cjs', '--county', COUNTY, '--precincts', 'p.csv'], /no file p\.csv/],
    ['an option that does not exist', ['check-roll.cjs', '--country', COUNTY], /country/],
  ])('explains itself when asked for %s', (_, words, mention) => {
    const { status, stderr } = run(...words);
    expect(status).toBe(2);
    expect(stderr).toMatch(mention);
  });

  it('begins by asking for a Node.js that is new enough', () => {
    expect(readFileSync(join(folder, 'check-roll.cjs'), 'utf8')).toMatch(/^[^;]*process\.versions\.node/);
  });
});
