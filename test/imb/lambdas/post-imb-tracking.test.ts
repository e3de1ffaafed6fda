import { beforeEach, describe, expect, it } from 'vitest';
import { postImbTracking } from '../../../lambdas/imb/post-imb-tracking/handler.ts';
import { coverageTotals } from '../../../lib/imb/domain/coverage.ts';
import { takeInScans } from '../../../lib/imb/use-cases/take-in-scans.ts';
import { MemoryLog, MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryBarcodes } from '../memory-barcodes.ts';

const ELECTION = election({ imb: 'both' });
const OUT = { imb: '0070090123400000001795814', voterId: 'V1', direction: 'outbound' };

let memory: MemoryTracking;
let barcodes: MemoryBarcodes;
beforeEach(() => {
  memory = new MemoryTracking();
  barcodes = new MemoryBarcodes();
  memory.electionsById.set(ELECTION.id, ELECTION);
  for (const [voterId, county] of [
    ['V1', '03'],
    ['V2', '03'],
    ['V19', '19'],
  ] as const) {
    memory.voterById.set(voterId, { voterId, county, status: 'A', confidential: false });
  }
});

type Answer = {
  accepted: number;
  unchanged: number;
  rejected: { index: number; field: string; code: string; message: string }[];
};
const send = (records: readonly unknown[], county: string | null = '03') =>
  postImbTracking({ ...memory, barcodes: barcodes.store, envelopes: memory.ballots.scanned })(
    {
      rawBody: JSON.stringify({ records }),
      headers: { 'content-type': 'application/json' },
      path: { id: ELECTION.id },
      caller: { kind: 'client', role: county === null ? 'sos-system' : 'print-vendor', county, id: 'printer' },
      body: undefined,
      query: undefined,
    } as never,
    { log: new MemoryLog() },
  );
const post = async (...records: readonly unknown[]): Promise<Answer> => {
  const answer = await send(records);
  expect(answer.status).toBe(200);
  return answer.body as Answer;
};
const codes = ({ rejected }: Answer) => rejected.map(({ index, field, code }) => [index, field, code]);

describe('a print vendor says whose envelopes barcodes are', () => {
  it('and is told what became of each row', async () => {
    const answer = await post(
      OUT,
      { ...OUT, imb: '0'.repeat(19) },
      { ...OUT, imb: '00700901234000000018', direction: undefined },
      { ...OUT, imb: '00700901234000000019', voterId: 'V19' },
      { ...OUT, imb: '00719901234000000020', direction: 'inbound' },
      { ...OUT, imb: 'ATTFATTDTTADTAATTDTDTATTDAFDDFADFDFTFFFFFTATFAAAATDFFTDAADFTFDTDT', direction: 'inbound' },
      { ...OUT, imb: '00700901234000000021', mail: 'tomorrow' },
    );
    expect(answer).toMatchObject({ accepted: 2, unchanged: 0 });
    expect(codes(answer)).toEqual([
      [1, 'imb', 'barcode-length'],
      [2, 'direction', 'direction-missing'],
      [3, 'voterId', 'unknown-voter'],
      [4, 'direction', 'direction-contradicts'],
      [6, 'record', 'unknown-field'],
    ]);
    expect(answer.rejected[0]?.message).toMatch(/20, 25, 29 or 31 digits/);
    expect(memory.uploadsSaved[0]).toMatchObject({
      kind: 'imb-tracking',
      counts: { rows: 7, accepted: 2, rejected: 5 },
    });
    expect(JSON.stringify(answer)).not.toContain('V19');
  });

  it('and sending it again changes nothing, with whatever routing', async () => {
    await post(OUT);
    expect(await post(OUT, { ...OUT, imb: OUT.imb.slice(0, 20) })).toMatchObject({ accepted: 0, unchanged: 2 });
    expect(barcodes.counts).toHaveLength(1);
  });

  it('and one barcode is on one envelope', async () => {
    const answer = await post(OUT, { ...OUT, voterId: 'V2' }, { ...OUT, direction: 'inbound' });
    expect(codes(answer)).toEqual([
      [1, 'imb', 'barcode-taken'],
      [2, 'imb', 'barcode-taken'],
    ]);
    expect(codes(await post({ ...OUT, voterId: 'V2' }))).toEqual([[0, 'imb', 'barcode-taken']]);
  });

  it('and takes a wrong row back, so that the right one can be said, in one file or one after the other', async () => {
    await post(OUT);
    const [wrong, right] = [
      { ...OUT, withdrawn: true },
      { ...OUT, voterId: 'V2' },
    ];
    // Of another voter than the one who is named there is nothing to take back.
    expect(await post({ ...right, withdrawn: true })).toMatchObject({ unchanged: 1 });
    expect(await post(wrong, right)).toMatchObject({ accepted: 2, rejected: [] });
    expect([...barcodes.tracked.values()]).toMatchObject([{ voterId: 'V2' }]);
    expect(await post(right)).toMatchObject({ unchanged: 1 });
    expect(await post(wrong, right)).toMatchObject({ accepted: 0, unchanged: 2 });
    expect(await post({ ...right, withdrawn: true })).toMatchObject({ accepted: 1 });
    expect(await post({ ...right, withdrawn: true })).toMatchObject({ unchanged: 1 });
    expect(barcodes.tracked.size).toBe(0);
    expect(barcodes.counts.reduce((sum, { count }) => sum + count, 0)).toBe(0);
  });

  it('and its scans are then those of the voter who is named', async () => {
    const at = memory.now.subtract({ hours: 1 });
    const barcode = OUT.imb.slice(0, 20);
    const ports = { elections: memory.elections, barcodes: barcodes.store, envelopes: memory.ballots.scanned };
    await post(OUT);
    await takeInScans(ports, [{ barcode, from: null, scan: { at, code: '893' } }], memory.now);
    const scansOf = async (voterId: string) => {
      const key = { electionId: ELECTION.id, voterId, county: '03', direction: 'outbound', barcode } as const;
      return (await memory.ballots.scanned.findAll([key]))[0]?.scans.length;
    };
    expect(await scansOf('V1')).toBe(1);
    expect(await post({ ...OUT, withdrawn: true })).toMatchObject({ accepted: 1 });
    expect([await scansOf('V1'), await scansOf('V2')]).toEqual([0, undefined]);
    // A repeat, as after an interruption, takes nothing more.
    expect(await post({ ...OUT, withdrawn: true })).toMatchObject({ unchanged: 1 });
    await post({ ...OUT, voterId: 'V2' });
    expect([await scansOf('V1'), await scansOf('V2')]).toEqual([0, 1]);
    const coverage = await barcodes.coverage.of(ELECTION.id, '03');
    expect(coverageTotals(coverage)).toEqual([{ direction: 'outbound', mailed: 1, scanned: 1, notYetSeen: 0 }]);
  });

  it('and the direction may be left out where the county uses one alone', async () => {
    memory.electionsById.set(ELECTION.id, { ...ELECTION, imb: 'inbound' });
    const { direction: _none, ...row } = OUT;
    expect(await post(row)).toMatchObject({ accepted: 1 });
    expect([...barcodes.tracked.values()]).toMatchObject([{ direction: 'inbound', voterId: 'V1', county: '03' }]);
    expect(codes(await post({ ...OUT, imb: '00700901234000000099' }))).toEqual([
      [0, 'direction', 'direction-not-used'],
    ]);
  });

  it('but not in an election in which the county uses none, or takes no part', async () => {
    memory.electionsById.set(ELECTION.id, { ...ELECTION, imb: 'none' });
    expect(await send([OUT])).toMatchObject({ status: 409, body: { code: 'imb-not-used' } });
    const changedAt = memory.now;
    memory.answers.set(`${ELECTION.id}#03`, {
      electionId: ELECTION.id,
      county: '03',
      participates: true,
      imb: 'both',
      changedAt,
    });
    expect(await send([OUT])).toMatchObject({ status: 200 });
    memory.answers.set(`${ELECTION.id}#03`, { electionId: ELECTION.id, county: '03', participates: false, changedAt });
    expect(await send([OUT])).toMatchObject({ status: 409, body: { code: 'county-not-participating' } });
  });

  it('and nobody else’s credential does', async () => {
    expect(await send([OUT], null)).toMatchObject({ status: 403 });
  });
});
