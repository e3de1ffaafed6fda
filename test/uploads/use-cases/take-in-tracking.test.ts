import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../../lambdas/ballot-tracking/read-upload/handler.ts';
import { completeFileUpload } from '../../../lambdas/uploads/complete-file-upload/handler.ts';
import { createFileUpload } from '../../../lambdas/uploads/create-file-upload/handler.ts';
import { readUploadResults } from '../../../lambdas/uploads/read-upload-results/handler.ts';
import { readCsv } from '../../../lib/shared/csv.ts';
import { ELECTION, MemoryUploads } from '../memory-uploads.ts';

const KIND = { kind: 'imb-tracking' } as const;
const imbOf = (serial: number): string => `00700901234${String(serial).padStart(9, '0')}`;
const ROWS = [1, 2, 3].map((at) => ({
  voterId: `V${at}`,
  imb: `${imbOf(at)}95814`,
  direction: 'outbound',
  mailDate: '2026-10-05',
}));
const csvOf = (rows: readonly Readonly<Record<string, string>>[]): string =>
  ['voterId,imb,direction,mailDate', ...rows.map((row) => Object.values(row).join(','))].join('\r\n');
const table = (text: string) => {
  const read = readCsv(text);
  return 'rows' in read ? read.rows : [];
};

const memoryWith = (imb: 'both' | 'none' = 'both'): MemoryUploads => {
  const memory = new MemoryUploads();
  memory.tracking.electionsById.set(ELECTION.id, { ...ELECTION, imb });
  return memory;
};

describe('a print vendor uploads a tracking file', () => {
  it.each([
    ['CSV', csvOf(ROWS)],
    ['CSV with gzip', gzipSync(csvOf(ROWS))],
    ['CSV with zstd', zstdCompressSync(csvOf(ROWS))],
    [
      'CSV of a spreadsheet, with names and columns of its own',
      `Job;Intelligent Mail Barcode;VoteCal ID;Mail Date;Direction\n${ROWS.map(({ voterId, imb }) => `7;"${imb}";${voterId};10/5/2026;OUTBOUND`).join('\n')}`,
    ],
    ['NDJSON', ROWS.map((row) => JSON.stringify(row)).join('\n')],
    ['a JSON array', JSON.stringify(ROWS, null, 2)],
    ['the body of the call', JSON.stringify({ records: ROWS })],
  ])('as %s', async (_name, bytes) => {
    const memory = memoryWith();
    const upload = await memory.upload(bytes, KIND);
    expect(upload.file.refusal).toBeNull();
    expect(upload).toMatchObject({ kind: 'imb-tracking', counts: { rows: 3, accepted: 3, rejected: 0 } });
    expect(
      [...memory.barcodes.tracked.values()].map(({ voterId, barcode, direction, countedOn }) => [
        ...[voterId, barcode, direction, countedOn.toString()],
      ]),
    ).toEqual(ROWS.map(({ voterId }, at) => [voterId, imbOf(at + 1), 'outbound', '2026-10-05']));
    expect(memory.mails[0]?.subject).toBe('Tracking file taken in: 3 rows');
  });

  it('and each row that is not taken is named by its line, and can be repaired alone', async () => {
    const memory = memoryWith();
    const [first, second, third] = ROWS as [(typeof ROWS)[0], (typeof ROWS)[0], (typeof ROWS)[0]];
    const upload = await memory.upload(
      csvOf([
        first,
        { ...second, voterId: 'V99' },
        { ...third, imb: '7.00901234000E+19' },
        { ...third, imb: `${imbOf(1).slice(0, 15)}${'0'.repeat(10)}` },
        { ...third, imb: first.imb },
        { ...third, direction: 'sideways' },
        { voterId: 'job 7', imb: 'V3', direction: third.imb, mailDate: 'outbound' },
        third,
      ]),
      KIND,
    );
    expect(upload.counts).toMatchObject({ rows: 8, accepted: 2, rejected: 6 });
    const [header, ...rows] = table(memory.result(upload, 'results.csv'));
    expect(header?.slice(2, 4)).toEqual(['voterId', 'imb']);
    expect(rows.map(([line, result, , , field, code]) => [line, result, field, code])).toEqual([
      ['3', 'rejected', 'voterId', 'unknown-voter'],
      ['4', 'rejected', 'imb', 'id-as-number'],
      ['5', 'rejected', 'imb', 'id-as-number'],
      ['6', 'rejected', 'imb', 'barcode-taken'],
      ['7', 'rejected', 'direction', 'invalid-value'],
      ['8', 'rejected', 'record', 'columns-shifted'],
    ]);
    const rejected = memory.result(upload, 'rejected.csv').split('\r\n').filter(Boolean);
    expect(rejected).toHaveLength(7);
    const repaired = await memory.upload(`${rejected[0]}\r\n${rejected[1]?.replace('V99', 'V2')}`, KIND);
    expect(repaired.counts).toMatchObject({ rows: 1, accepted: 1 });
    expect(JSON.stringify(memory.mails) + memory.log.lines.join()).not.toMatch(/V99|0070090/);
  });

  it('day by day: nothing is gone, and whatever is sent again is neither read nor written again', async () => {
    const memory = memoryWith();
    await memory.upload(csvOf(ROWS.slice(0, 2)), KIND);
    expect((await memory.upload(csvOf(ROWS.slice(2)), KIND)).file).toMatchObject({ known: 0, changed: 1, gone: 0 });
    memory.rows['imb-tracking'].record = async () => {
      throw new Error('No row is to be recorded.');
    };
    const again = await memory.upload(csvOf(ROWS), KIND);
    expect(again.file).toMatchObject({ known: 3, changed: 0, gone: 0, state: 'done' });
    expect(again.counts).toMatchObject({ rows: 3, unchanged: 3 });
    expect(memory.barcodes.counts).toHaveLength(3);
  });

  it('and once in a week every row is read, so that what left the table comes back', async () => {
    const memory = memoryWith();
    await memory.upload(csvOf(ROWS), KIND);
    memory.barcodes.tracked.clear();
    memory.tracking.now = memory.tracking.now.add({ hours: 24 * 7 });
    expect((await memory.upload(csvOf(ROWS), KIND)).counts).toMatchObject({ accepted: 3 });
    expect((await memory.upload(csvOf(ROWS), KIND)).file).toMatchObject({ known: 3, changed: 0 });
  });

  it('and takes a wrong row back, above the right one; a row that takes back is read each time', async () => {
    const memory = memoryWith();
    await memory.upload(csvOf(ROWS), KIND);
    const imb = ROWS[0]?.imb;
    const repair = `voterId,imb,direction,withdrawn\nV1,${imb},outbound,yes\nV2,${imb},outbound,\n`;
    expect((await memory.upload(repair, KIND)).counts).toMatchObject({ accepted: 2, rejected: 0 });
    expect(memory.barcodes.tracked.get(`${imbOf(1)} ${ELECTION.id}`)?.voterId).toBe('V2');
    expect((await memory.upload(repair, KIND)).file).toMatchObject({ known: 1, changed: 1 });
  });

  it('but not of a county that uses no barcodes', async () => {
    const memory = memoryWith();
    const place = await memory.send(csvOf(ROWS), KIND);
    memory.tracking.electionsById.set(ELECTION.id, { ...ELECTION, imb: 'none' });
    expect((await memory.run(place)).file).toMatchObject({ state: 'refused', refusal: { code: 'imb-not-used' } });
    await expect(memory.send(csvOf(ROWS), KIND)).rejects.toThrow('imb-not-used');
    expect(memory.barcodes.tracked.size).toBe(0);
  });

  it('and a file without a header is told which columns there are', async () => {
    const upload = await memoryWith().upload('a,b,c\n1,2,3', KIND);
    expect(upload.file.refusal?.message).toContain('voterId, imb, direction, mailDate, withdrawn');
  });
});

describe('the credential of a print vendor', () => {
  const asked = (memory: MemoryUploads, role: 'print-vendor' | 'county-ems') => {
    const caller = { kind: 'client', role, county: '03', id: role };
    const of = (id: string, body: unknown = {}) => ({ path: { id }, body, caller }) as never;
    const book = { find: async (_county: string, uploadId: string) => memory.uploads.uploads.get(uploadId) };
    return {
      offer: (body: unknown) => createFileUpload(memory)(of(ELECTION.id, body), memory),
      of: async (id: string) => [
        (await readUpload({ book })(of(id))).status,
        (await completeFileUpload(memory)(of(id), memory)).status,
        (await readUploadResults(memory)(of(id))).status,
      ],
    };
  };

  it('sends tracking files and sees what became of them, and nothing of ballots', async () => {
    const memory = memoryWith();
    const vendor = asked(memory, 'print-vendor');
    expect((await vendor.offer({ kind: 'ballots' })).status).toBe(403);
    expect((await vendor.offer(KIND)).status).toBe(201);
    const [tracking, ballots] = [await memory.upload(csvOf(ROWS), KIND), await memory.upload('voterId\n')];
    expect(await vendor.of(tracking.uploadId)).toEqual([200, 202, 200]);
    expect(await vendor.of(ballots.uploadId)).toEqual([404, 404, 404]);
    expect(await asked(memory, 'county-ems').of(ballots.uploadId)).toEqual([200, 202, 409]);
  });
});
