import { Readable } from 'node:stream';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FileKind } from '../../../lib/uploads/domain/layout.ts';
import { ELECTION, MemoryUploads } from '../memory-uploads.ts';

/** What a county, or somebody with its credential, may put where a file is expected. */
type Written = { readonly kind: FileKind; readonly HEADER: string; readonly ROW: string; readonly RECORD: string };
const BALLOTS: Written = {
  kind: 'ballots',
  HEADER: 'voterId,ballotId,status,statusAt,sentDate\n',
  ROW: 'V1,B1,ISSUED,2026-10-05T09:00:00-07:00,2026-10-05\n',
  RECORD: '{"voterId":"V1","ballotId":"B1","status":"INR","statusAt":"2026-10-05T09:00:00-07:00"}',
};
const OTHERS: readonly Written[] = [
  {
    kind: 'imb-tracking',
    HEADER: 'voterId,imb,direction,mailDate\n',
    ROW: 'V1,00700901234000000017,outbound,2026-10-05\n',
    RECORD: '{"voterId":"V1","imb":"00700901234000000017","direction":"outbound"}',
  },
  {
    kind: 'imb-scans',
    HEADER: 'imb,scanDatetime,scanEventCode,facility\n',
    ROW: '00700901234000000017,10/05/2026 09:30,893,95799\n',
    RECORD: '{"imb":"00700901234000000017","scans":[{"scan_date_time":"2026-10-05T09:30:00"}]}',
  },
];
const times = (text: string, count: number): string => text.repeat(count);
const bytes = (...values: readonly number[]): Buffer => Buffer.from(values);

type Input = readonly [string, Buffer | string];
const bombs = ({ HEADER, ROW }: Written): readonly Input[] => [
  ['gzip of zeros', gzipSync(Buffer.alloc(80 << 20))],
  ['zstd of zeros', zstdCompressSync(Buffer.alloc(80 << 20))],
  ['gzip of one line', gzipSync(Buffer.concat([Buffer.from(HEADER), Buffer.alloc(70 << 20, 'a')]))],
  ['gzip in gzip', gzipSync(gzipSync(HEADER + ROW))],
  ['empty gzip members', Buffer.concat(Array.from({ length: 5_000 }, () => gzipSync('')))],
];

const byHand = ({ HEADER, ROW, RECORD }: Written): readonly Input[] => [
  ['nothing', ''],
  ['one byte', '\u0000'],
  ['zeros', Buffer.alloc(10_000)],
  ['zeros in a row', `${HEADER}V1,\u0000,ISSUED\u0000,2026-10-05T09:00:00-07:00,\n`],
  ['a header alone', HEADER],
  ['no header', ROW],
  ['a header of 100,000 columns', `${times('a,', 100_000)}voterId\n`],
  ['a row of 60,000 columns', `${HEADER}${times(',', 60_000)}\n${ROW}`],
  ['a line of a megabyte', `${HEADER}${times('x', 1 << 20)}\n${ROW}`],
  ['a line of a megabyte that does not end', HEADER + times('x', 1 << 20)],
  ['an open quote to the end', `${HEADER}"${times(ROW, 3_000)}`],
  ['an open quote in each line', HEADER + times('"V1,B1\n', 20_000)],
  ['quotes alone', HEADER + times('"', 100_001)],
  ['bad UTF-8', Buffer.concat([Buffer.from(HEADER), bytes(0xff, 0xfe, 0xc0, 0x80), Buffer.from(ROW)])],
  ['half a letter at the end', Buffer.concat([Buffer.from(HEADER + ROW), bytes(0xe2, 0x82)])],
  [
    'UTF-16 cut in half',
    Buffer.concat([Buffer.from('\uFEFF', 'utf16le'), Buffer.from(HEADER, 'utf16le').subarray(0, 31)]),
  ],
  ['UTF-32', bytes(0xff, 0xfe, 0, 0, 0x76, 0, 0, 0, 0x6f, 0, 0, 0)],
  ['a cut gzip', gzipSync(HEADER + times(ROW, 1_000)).subarray(0, 60)],
  ['a cut zstd', zstdCompressSync(HEADER + times(ROW, 1_000)).subarray(0, 40)],
  ['a gzip with another byte', gzipSync(HEADER + times(ROW, 1_000)).fill(0x55, 20, 30)],
  ['a zip', bytes(0x50, 0x4b, 3, 4, 20, 0, 0, 0)],
  ['a PDF', '%PDF-1.7\n1 0 obj\n'],
  ['HTML', '<html><body>Sign in</body></html>'],
  ['JSON nested deep in a row', `${times('[', 50_000)}\n${RECORD}`],
  ['JSON nested deep in an array', `[${times('{"a":', 20_000)}`],
  ['an array that breaks off', `[${RECORD},`],
  ['an array with a comma too many', `[${RECORD},,${RECORD}]`],
  ['an array of numbers', '[1,2,3]'],
  ['an array of arrays', '[[[[]]],[]]'],
  ['an array with text behind it', `[${RECORD}] and more`],
  ['an array of one string that does not end', `["${times('x', 300_000)}`],
  ['an element of a megabyte', `[{"voterId":"${times('x', 1 << 20)}"},${RECORD}]`],
  ['an object', '{"voterId":1}'],
  ['records that are none', '{"records": 5}'],
  ['a prototype', `{"__proto__":{"voterId":"V1"}}\n{"constructor":1}\n${RECORD}`],
  ['a member twice', RECORD.replace('{', '{"status":"ISSUED",')],
  ['numbers for text', '{"voterId":1,"ballotId":2,"status":3,"statusAt":4}'],
  ['formulas', `${HEADER}=cmd|' /C calc'!A0,+1,@SUM(A1),-2,\n`],
  ['a header of formulas', '=1+1,voterId,ballotId,status,statusAt\n'],
  ['separators alone', HEADER + times(',,,,\n', 10_000)],
  ['line ends alone', HEADER + times('\r\n', 50_000)],
  ['returns alone', times('\r', 100_000)],
  ['years beyond ours', `${HEADER}V1,B1,ISSUED,+275760-09-13T00:00:00Z,99999-01-01\n`],
  ['a number beyond ours', `${HEADER}V1,B1,ISSUED,1e999,1e999\n`],
  ['a voter of keys', `${HEADER}V1#B1,../../x,ISSUED,2026-10-05T09:00:00-07:00,2026-10-05\n`],
];

/** Files with a few bytes changed, cut, doubled or put in: whatever comes of them, somebody is told. */
const mutated = ({ HEADER, ROW, RECORD }: Written, count: number): readonly Input[] => {
  const whole = [HEADER + times(ROW, 40), `[${[RECORD, RECORD].join(',')}]`, `${RECORD}\n${RECORD}\n`];
  const good = whole.flatMap((text) => [Buffer.from(text), gzipSync(text), zstdCompressSync(text)]);
  const changes = fc.sample(
    fc.record({
      file: fc.nat({ max: good.length - 1 }),
      at: fc.nat({ max: 10_000 }),
      put: fc.uint8Array({ maxLength: 8 }),
      drop: fc.nat({ max: 12 }),
      cut: fc.boolean(),
    }),
    { numRuns: count, seed: 15 },
  );
  return changes.map(({ file, at, put, drop, cut }, number) => {
    const base = good[file] ?? Buffer.of();
    const place = at % (base.length + 1);
    const parts = [base.subarray(0, place), put, ...(cut ? [] : [base.subarray(place + drop)])];
    return [`changed file ${number}`, Buffer.concat(parts)] as const;
  });
};

const LONGEST_MS = 1_000;

/** Sends each as a file of this kind; names those that took long, and those of which nobody is told. */
const sendAll = async (kind: FileKind, inputs: readonly Input[]) => {
  const slow: string[] = [];
  const silent: string[] = [];
  for (const [name, file] of inputs) {
    const memory = new MemoryUploads();
    memory.tracking.electionsById.set(ELECTION.id, { ...ELECTION, imb: 'both' });
    const place = await memory.send(file, { kind });
    const from = process.cpuUsage();
    const { file: ended, counts } = await memory.run(place);
    const { user, system } = process.cpuUsage(from);
    if ((user + system) / 1_000 > LONGEST_MS) slow.push(name);
    const isTold =
      ended.state === 'refused' ? (ended.refusal?.message ?? '').length > 20 : ['done', 'held'].includes(ended.state);
    const { rows, accepted, unchanged, held, rejected } = counts;
    if (!isTold || (ended.state === 'done' && accepted + unchanged + held + rejected !== rows)) silent.push(name);
    expect(memory.result(place, 'results.csv'), name).not.toMatch(/(^|,)[=+@-]/m);
    expect([...memory.mails, ...memory.tracking.told], name).toHaveLength(1);
  }
  return { slow, silent };
};

describe('whatever is uploaded', () => {
  const { HEADER, ROW } = BALLOTS;
  const inputs = [...bombs(BALLOTS), ...byHand(BALLOTS), ...mutated(BALLOTS, 255)];

  it(`is taken in or refused with a sentence, within a second: ${inputs.length} files`, async () => {
    expect(await sendAll('ballots', inputs)).toEqual({ slow: [], silent: [] });
    expect(inputs.length).toBeGreaterThanOrEqual(300);
  });

  it.each(OTHERS)('is so of files of the kind $kind too', async (written) => {
    // What unpacks them is the same for every kind.
    const others = [...bombs(written).slice(2, 4), ...byHand(written), ...mutated(written, 60)];
    expect(await sendAll(written.kind, others)).toEqual({ slow: [], silent: [] });
  });

  it('costs its own rows alone: a good row beside a bad one is recorded', async () => {
    for (const bad of [`${times('x', 100_000)}\n`, '"V9,B9\n', 'V9\n', `${times(',', 900)}1\n`]) {
      const memory = new MemoryUploads();
      const upload = await memory.upload(HEADER + bad + ROW);
      expect([upload.counts.accepted, upload.counts.rejected], bad.slice(0, 20)).toEqual([1, 1]);
    }
  });

  it('is a fault of ours only where reading itself fails', async () => {
    const memory = new MemoryUploads();
    memory.files.open = async () => {
      const { openText } = await import('../../../lib/uploads/adapters/file-text.ts');
      const { unpack } = await import('../../../lambdas/uploads/files-wiring.ts');
      const stream = Readable.from(
        (async function* () {
          yield Buffer.from(HEADER + times(ROW, 200));
          throw new Error('The connection broke.');
        })(),
      );
      return openText(stream, unpack, () => stream.destroy());
    };
    await expect(memory.upload('x')).rejects.toThrow('The connection broke.');
  });
});
