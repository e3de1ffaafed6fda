import { gzipSync, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { takeInScans } from '../../../lib/imb/use-cases/take-in-scans.ts';
import { readCsv } from '../../../lib/shared/csv.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { ELECTION, MemoryUploads } from '../memory-uploads.ts';

const KIND = { kind: 'imb-scans' } as const;
const imbOf = (serial: number): string => `00700901234${String(serial).padStart(9, '0')}`;
const AT = '2026-10-05T09:30:00-07:00';
const SCANS = [1, 2, 3].map((serial) => ({
  imbTrackingCode: imbOf(serial),
  routingCodeImbMatchingPortion: '95814',
  imbStid: '700',
  scanDatetime: AT,
  scanEventCode: '893',
  handlingEventType: 'A',
  scanFacilityName: 'SACRAMENTO P&DC',
  scanFacilityCity: 'SACRAMENTO',
  scanFacilityState: 'CA',
  expectedDeliveryDate: '2026-10-07',
}));
type Scan = (typeof SCANS)[number];

/** As Informed Visibility writes a delimited file: display names, of which many are of no use to us. */
const delimited = (scans: readonly Scan[], separator: string): string =>
  [
    ['IMb', 'IMb Tracking Code', 'IMb STID', 'Scan Date/Time', 'Scan Event Code', 'Scan Facility Name'],
    ...scans.map((one) => [
      ...[`${one.imbTrackingCode}95814`, one.imbTrackingCode, one.imbStid, '10/05/2026 09:30:00'],
      ...[one.scanEventCode, one.scanFacilityName],
    ]),
  ]
    .map((cells) => cells.join(separator))
    .join('\r\n');

/** Whose envelopes are named already: `voters` of V1, V2 and V3. */
const memoryWith = async (...voters: readonly number[]): Promise<MemoryUploads> => {
  const memory = new MemoryUploads();
  memory.tracking.electionsById.set(ELECTION.id, { ...ELECTION, imb: 'both' });
  if (voters.length === 0) return memory;
  const rows = voters.map((at) => `V${at},${imbOf(at)},outbound`);
  await memory.upload(['voterId,imb,direction', ...rows].join('\n'), { kind: 'imb-tracking' });
  return memory;
};
const scansIn = (memory: MemoryUploads) =>
  [...memory.tracking.ballots.envelopes.values()].map(({ voterId, barcode, scans }) => [
    ...[voterId, barcode, scans.map(({ at, code }) => `${at} ${code}`)],
  ]);
const EXPECTED = [1, 2, 3].map((at) => [`V${at}`, imbOf(at), [`${Temporal.Instant.from(AT)} 893`]]);
const resultsOf = (memory: MemoryUploads, upload: { readonly uploadId: string }) => {
  const read = readCsv(memory.result(upload, 'results.csv'));
  return 'rows' in read ? read.rows.slice(1) : [];
};

describe('a county uploads a file of scans', () => {
  it.each([
    ['a delimited file with commas', delimited(SCANS, ',')],
    ['a delimited file with pipes', delimited(SCANS, '|')],
    ['a delimited file with gzip', gzipSync(delimited(SCANS, ','))],
    [
      'a file of the legacy feed',
      `imb_digits,scan_date,scan_time,op_code\n${SCANS.map(({ imbTrackingCode }) => `${imbTrackingCode},10/5/2026,09:30AM,893`).join('\n')}`,
    ],
    ['NDJSON with zstd', zstdCompressSync(SCANS.map((one) => JSON.stringify(one)).join('\n'))],
    ['a JSON array', JSON.stringify(SCANS)],
    [
      'an envelope, as it is pushed',
      JSON.stringify({ msgGrpId: 'x1', recCnt: 3, events: SCANS, totRecCnt: 3 }, null, 1),
    ],
    [
      'pieces with their scans',
      JSON.stringify({
        data: SCANS.map(({ imbTrackingCode: imb, scanDatetime: scan_date_time, scanEventCode: scan_event_code }) => ({
          ...{ imb, scans: [{ scan_date_time, scan_event_code }] },
        })),
      }),
    ],
    [
      'one piece a line',
      SCANS.map(({ imbTrackingCode: imb, ...scan }) => JSON.stringify({ data: { imb, scans: [scan] } })).join('\n'),
    ],
  ])('as %s', async (_name, bytes) => {
    const memory = await memoryWith(1, 2, 3);
    const upload = await memory.upload(bytes, KIND);
    expect(upload.file.refusal).toBeNull();
    expect(upload).toMatchObject({ kind: 'imb-scans', counts: { rows: 3, accepted: 3, rejected: 0, held: 0 } });
    expect(scansIn(memory)).toEqual(EXPECTED);
    expect(memory.mails.at(-1)?.subject).toBe('File of scans taken in: 3 rows');
  });

  it('and what is no scan, or waits for its tracking file, is named by its line', async () => {
    const memory = await memoryWith(1);
    const [first, second, third] = SCANS as [Scan, Scan, Scan];
    const rows = [
      first,
      first,
      second,
      { ...third, imbTrackingCode: '7.0070081234E+19' },
      { ...third, imbTrackingCode: '0070090123400000001' },
      { ...third, scanDatetime: 'yesterday' },
    ];
    const columns = ['imbTrackingCode', 'scanDatetime', 'scanEventCode'] as const;
    const file = [columns.join(','), ...rows.map((row) => columns.map((name) => row[name]).join(','))].join('\n');
    const upload = await memory.upload(file, KIND);
    expect(upload.counts).toMatchObject({ rows: 6, accepted: 1, unchanged: 1, held: 1, rejected: 3 });
    expect(upload.heldReasons).toEqual({ 'no-tracking-file': 1 });
    expect(resultsOf(memory, upload).map(([line, result, , , field, code]) => [line, result, field, code])).toEqual([
      ['4', 'held', 'imb', 'no-tracking-file'],
      ['5', 'rejected', 'imbtrackingcode', 'id-as-number'],
      ['6', 'rejected', 'imb', 'barcode-length'],
      ['7', 'rejected', 'scanDatetime', 'time-unreadable'],
    ]);
    expect(memory.result(upload, 'rejected.csv').split('\r\n').filter(Boolean)).toHaveLength(4);
    // The scan that waited is found when its tracking file comes.
    await memory.upload(`voterId,imb,direction\nV2,${imbOf(2)},outbound\n`, { kind: 'imb-tracking' });
    expect(scansIn(memory)).toEqual(EXPECTED.slice(0, 2));
  });

  it('and again, or what was pushed before, changes nothing', async () => {
    const memory = await memoryWith(1, 2, 3);
    const ports = { ...memory.tracking, barcodes: memory.barcodes.store, envelopes: memory.tracking.ballots.scanned };
    const scan = { at: Temporal.Instant.from(AT), code: '893', place: 'SACRAMENTO, CA' };
    await takeInScans(ports, [{ barcode: imbOf(1), from: null, scan }], memory.tracking.now);
    const first = await memory.upload(JSON.stringify(SCANS), KIND);
    expect(first.counts).toMatchObject({ accepted: 2, unchanged: 1 });
    const again = await memory.upload(JSON.stringify(SCANS), KIND);
    expect(again).toMatchObject({ counts: { accepted: 0, unchanged: 3 }, file: { sameAs: first.uploadId, gone: 0 } });
    expect(scansIn(memory)).toEqual(EXPECTED);
  });

  it('of another county’s envelopes: they are not its voters’', async () => {
    const memory = await memoryWith(1);
    const key = `${imbOf(1)} ${ELECTION.id}`;
    const tracked = memory.barcodes.tracked.get(key);
    if (tracked) memory.barcodes.tracked.set(key, { ...tracked, county: '19' });
    expect((await memory.upload(JSON.stringify(SCANS), KIND)).counts).toMatchObject({ accepted: 0, held: 3 });
  });

  it.each([
    ['no barcode', 'Scan Date/Time,Scan Event Code\n10/5/2026,893\n', 'missing-column', 'imb'],
    ['no time', `IMb,Scan Event Code\n${imbOf(1)},893\n`, 'missing-column', 'scandatetime'],
    ['an envelope that is cut short', `{"data":[${JSON.stringify(SCANS[0])},`, 'broken-json', ''],
  ])('with %s it is refused as a whole, with a sentence', async (_name, bytes, code, found) => {
    const { file } = await (await memoryWith(1)).upload(bytes, KIND);
    expect(file).toMatchObject({ state: 'refused', refusal: { code } });
    expect(file.refusal?.message).toContain(found);
  });
});
