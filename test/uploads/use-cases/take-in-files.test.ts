import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readCsv } from '../../../lib/shared/csv.ts';
import { MemoryUploads } from '../memory-uploads.ts';

const HEADER = 'voterId,ballotId,status,statusAt,sentDate';
const ISSUED = 'V1,B1,ISSUED,2026-10-05T09:00:00-07:00,2026-10-05';
const INR = 'V1,B1,INR,2026-10-05T09:30:00-07:00,';
const csv = (...rows: readonly string[]): string => `${[HEADER, ...rows].join('\n')}\n`;
const json = (status: string, voterId = 'V1') => ({
  voterId,
  ballotId: `B${voterId.slice(1)}`,
  status,
  statusAt: '2026-10-05T09:00:00-07:00',
  ...(status === 'ISSUED' ? { sentDate: '2026-10-05' } : {}),
});
const table = (text: string) => {
  const read = readCsv(text);
  return 'rows' in read ? read.rows : [];
};

describe('a county uploads a file', () => {
  it('and its rows are recorded as a batch would record them, and summed up by email', async () => {
    const memory = new MemoryUploads();
    const upload = await memory.upload(
      csv(ISSUED, INR, ISSUED.replace('V1,B1', 'V9,B9'), INR.replace('INR', 'SPOILED')),
      {
        name: 'night.csv',
      },
    );
    expect(upload.file).toMatchObject({ state: 'done', format: 'csv', changed: 4, taken: 4, known: 0 });
    expect(upload.counts).toEqual({ rows: 4, accepted: 2, unchanged: 0, held: 1, rejected: 1 });
    expect(upload.heldReasons).toEqual({ 'unknown-code': 1 });
    expect([...memory.tracking.ballots.ballots.values()].map(({ entries }) => entries.map(({ code }) => code))).toEqual(
      [['ISSUED', 'INR', 'SPOILED']],
    );
    expect(memory.mails).toHaveLength(1);
    expect(memory.mails[0]).toMatchObject({ to: 'roll@county.example.gov' });
    expect(memory.mails[0]?.subject).toContain('1 of 4 rows to repair');
    expect(JSON.stringify(memory.mails)).not.toMatch(/V9|B9/);
    expect(memory.log.lines.join()).not.toMatch(/V9|B9/);
    const [, ...rows] = table(memory.result(upload, 'results.csv'));
    expect(rows.map(([line, result, voterId, , field, code]) => [line, result, voterId, field, code])).toEqual([
      ['4', 'rejected', 'V9', 'voterId', 'unknown-voter'],
      ['5', 'held', 'V1', 'status', 'unknown-code'],
    ]);
    expect(rows[0]?.[6]).toMatch(/^no voter of your county has this VoteCal ID/);
  });

  it.each([
    ['CSV with gzip', gzipSync(csv(ISSUED, INR))],
    ['CSV with zstd', zstdCompressSync(csv(ISSUED, INR))],
    ['CSV of Windows with a mark', `\uFEFF${csv(ISSUED, INR).replaceAll('\n', '\r\n')}`],
    ['CSV of an old Macintosh', csv(ISSUED, INR).replaceAll('\n', '\r')],
    ['UTF-16', Buffer.from(`\uFEFF${csv(ISSUED, INR).replaceAll(',', '\t')}`, 'utf16le')],
    ['CSV with semicolons', csv(ISSUED, INR).replaceAll(',', ';')],
    ['CSV without a last line end', csv(ISSUED, INR).trimEnd()],
    ['Excel with its separator line and empty rows', `sep=,\r\n${csv(ISSUED, INR)},,,,\r\n\r\n`],
    [
      'other names and order, and a column of the county',
      'Precinct,Sent_Date,STATUS CODE,Ballot Number,VoteCal ID,Status Date\n9,10/5/2026,issued,B1,V1,10/5/2026 9:00\n9,,inr,B1,V1,10/5/2026 9:30:00 AM',
    ],
    [
      'quoted values over two lines',
      `voterId,ballotId,status,statusAt,sentDate,note\n"V1","B1","ISSUED","2026-10-05T09:00:00-07:00","2026-10-05","one\ntwo"\n${INR},x`,
    ],
    ['NDJSON', `${JSON.stringify(json('ISSUED'))}\r\n\n${JSON.stringify(json('INR'))}`],
    ['a JSON array', JSON.stringify([json('ISSUED'), json('INR')], null, 2)],
    ['the body of the call of batches', JSON.stringify({ records: [json('ISSUED'), json('INR')] })],
  ])('as %s', async (_name, bytes) => {
    const memory = new MemoryUploads();
    const upload = await memory.upload(bytes);
    expect(upload.file.refusal).toBeNull();
    expect(upload.counts).toEqual({ rows: 2, accepted: 2, unchanged: 0, held: 0, rejected: 0 });
    const [ballot] = memory.tracking.ballots.ballots.values();
    expect(ballot?.entries.map(({ code, statusAt }) => [code, statusAt.toString().slice(0, 13)])).toEqual([
      ['ISSUED', '2026-10-05T16'],
      ['INR', '2026-10-05T16'],
    ]);
  });

  it('again, and nothing is read or written for its rows', async () => {
    const memory = new MemoryUploads();
    await memory.upload(csv(ISSUED, INR));
    memory.rows.ballots.record = async () => {
      throw new Error('No row is to be recorded.');
    };
    const again = await memory.upload(csv(ISSUED, INR));
    expect(again.counts).toEqual({ rows: 2, accepted: 0, unchanged: 2, held: 0, rejected: 0 });
    expect(again.file).toMatchObject({ known: 2, changed: 0, chunks: 0, state: 'done', sameAs: expect.any(String) });
  });

  it('and after a week every row is read once more, so that what left the tables meanwhile comes back', async () => {
    const memory = new MemoryUploads();
    const rows = csv(ISSUED, ISSUED.replace('V1,B1', 'V2,B2'));
    await memory.upload(rows);
    memory.tracking.ballots.ballots.clear();
    memory.tracking.now = memory.tracking.now.add({ hours: 24 * 6 });
    expect((await memory.upload(rows)).counts).toMatchObject({ accepted: 0, unchanged: 2 });
    memory.tracking.now = memory.tracking.now.add({ hours: 24 });
    const whole = await memory.upload(csv(ISSUED));
    expect(whole.counts).toMatchObject({ accepted: 1, unchanged: 0 });
    expect(whole.file).toMatchObject({ known: 0, gone: 1 });
    expect((await memory.upload(csv(ISSUED))).file).toMatchObject({ known: 1, changed: 0 });
    expect((await memory.upload(csv(ISSUED), { readAll: true })).file).toMatchObject({ known: 0, changed: 1 });
  });

  it('with rows that were rejected or held for their code, which are judged again each night', async () => {
    const memory = new MemoryUploads();
    const rows = csv(ISSUED, ISSUED.replace('V1,B1', 'V9,B9'), INR.replace('INR', 'SPOILED'));
    await memory.upload(rows);
    memory.tracking.voterById.set('V9', { voterId: 'V9', county: '03', status: 'A', confidential: false });
    const again = await memory.upload(rows);
    expect(again.file).toMatchObject({ known: 1, changed: 2 });
    expect(again.counts).toMatchObject({ accepted: 1, unchanged: 2, rejected: 0 });
    const third = await memory.upload(rows);
    expect(third.file).toMatchObject({ known: 2, changed: 1 });
  });

  it('with a withdrawal, which is read each night: what came between decides what it means', async () => {
    const memory = new MemoryUploads();
    const rows = `${HEADER},withdrawn\n${ISSUED},\n${ISSUED.replace('V1,B1', 'V2,B2')},yes\n`;
    await memory.upload(rows);
    expect((await memory.upload(rows)).file).toMatchObject({ known: 1, changed: 1 });
  });

  it('without ballots of the last one, which are reported and not deleted', async () => {
    const memory = new MemoryUploads();
    await memory.upload(csv(ISSUED, ISSUED.replace('V1,B1', 'V2,B2'), ISSUED.replace('V1,B1', 'V3,B3')));
    const second = await memory.upload(csv(INR, ISSUED.replace('V1,B1', 'V3,B3')));
    expect(second.file).toMatchObject({ known: 1, changed: 1, gone: 1 });
    const [, row] = table(memory.result(second, 'results.csv'));
    expect(row?.slice(0, 6)).toEqual(['', 'not in this file', 'V2', 'B2', 'record', 'gone']);
    expect(memory.tracking.ballots.ballots.size).toBe(3);
  });

  it('of repaired rows alone, and the next whole file is held against all of them', async () => {
    const memory = new MemoryUploads(Array.from({ length: 10 }, (_, at) => `V${at}`));
    const rows = Array.from({ length: 9 }, (_, at) => ISSUED.replace('V1,B1', `V${at},B${at}`));
    const first = await memory.upload(
      csv(...rows, ISSUED.replace('V1,B1', 'V9,B9').replace(',2026-10-05T', ',yesterday')),
    );
    expect(first.counts).toMatchObject({ accepted: 9, rejected: 1 });
    const rejected = memory.result(first, 'rejected.csv');
    expect(rejected).toBe(`\uFEFF${HEADER}\r\nV9,B9,ISSUED,yesterday09:00:00-07:00,2026-10-05\r\n`);
    const repaired = await memory.upload(rejected.replace('yesterday', '2026-10-05T'));
    expect(repaired.counts).toMatchObject({ rows: 1, accepted: 1 });
    expect(repaired.file.gone).toBe(0);
    const whole = await memory.upload(csv(...rows, ISSUED.replace('V1,B1', 'V9,B9')));
    expect(whole.file).toMatchObject({ known: 10, changed: 0, gone: 0 });
  });

  it('and an interruption costs nothing: completing it again goes on with the parts that are missing', async () => {
    const memory = new MemoryUploads(Array.from({ length: 5_000 }, (_, at) => `V${at}`));
    const rows = Array.from({ length: 5_000 }, (_, at) => ISSUED.replace('V1,B1', `V${at},B${at}`));
    const place = await memory.send(csv(...rows));
    const broken = await memory.run(place, new Set([2]));
    expect(broken.file).toMatchObject({ state: 'interrupted', chunks: 3, taken: 3_000 });
    const { completeFile } = await import('../../../lib/uploads/use-cases/complete-file.ts');
    await completeFile(memory, place, { role: 'county-ems' });
    const whole = await memory.run(place);
    expect(whole.file).toMatchObject({ state: 'done', taken: 5_000 });
    expect(whole.counts).toEqual({ rows: 5_000, accepted: 5_000, unchanged: 0, held: 0, rejected: 0 });
    expect(memory.started).toEqual([`${place.uploadId}-1`, `${place.uploadId}-2`]);
  });
});

describe('a row that a spreadsheet has spoiled is named', () => {
  const only = async (text: string, voters?: readonly string[]) => {
    const memory = new MemoryUploads(voters);
    const upload = await memory.upload(text);
    return table(memory.result(upload, 'results.csv'))[1]?.slice(4, 7);
  };
  it.each([
    ['a rounded ID', csv(ISSUED.replace('B1', '1.23457E+11')), 'ballotId', 'id-as-number'],
    ['a date as a number', csv(ISSUED.replace('2026-10-05T09:00:00-07:00', '46300.375')), 'statusAt', 'date-as-number'],
    ['a day before its month', csv(ISSUED.replace(/,2026-10-05$/, ',25/10/2026')), 'sentDate', 'day-first'],
    ['an hour that comes twice', csv('V1,B1,INR,11/1/2026 1:30,'), 'statusAt', 'ambiguous-time'],
    ['columns shifted', csv('V1,x,B1,ISSUED,2026-10-05T09:00:00-07:00'), 'record', 'columns-shifted'],
    ['too many values', csv(`${ISSUED},more`), 'record', 'wrong-column-count'],
    ['too few values', csv('V1,B1,ISSUED'), 'record', 'wrong-column-count'],
    ['an open quote', csv(`"${ISSUED}`), 'record', 'bad-quotes'],
  ])('%s', async (_name, text, field, code) => {
    const [where, what] = (await only(text)) ?? [];
    expect([where, what]).toEqual([field, code]);
  });

  it('and leading zeros that it took off are never put back', async () => {
    const [field, code, sentence] = (await only(csv(ISSUED.replace('V1', '17')), ['00017'])) ?? [];
    expect([field, code]).toEqual(['voterId', 'leading-zeros-lost']);
    expect(sentence).toContain('3 leading zeros');
  });

  it('also of ballots, where the last file shows that IDs begin with zeros', async () => {
    const memory = new MemoryUploads();
    await memory.upload(csv(ISSUED.replace('B1', '00017'), ISSUED.replace('V1,B1', 'V2,10018')));
    // The same spreadsheet is the same mistake on the next nights.
    for (let night = 2; night <= 4; night += 1) {
      const again = await memory.upload(csv(ISSUED.replace('B1', '17'), ISSUED.replace('V1,B1', 'V2,10018')));
      expect(again.counts, `night ${night}`).toMatchObject({ unchanged: 1, rejected: 1 });
      expect(memory.result(again, 'results.csv')).toContain('leading-zeros-lost');
      memory.tracking.now = memory.tracking.now.add({ hours: 24 });
    }
    expect(memory.tracking.ballots.ballots.size).toBe(2);
  });
});
