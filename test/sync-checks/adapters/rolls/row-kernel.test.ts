import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLOCK, borrowBlock, digestRows, equalRows } from '../../../../lib/sync-checks/adapters/rolls/row-kernel.ts';
import { type EqualRows, LONGEST_ROW, NEWLINE, STRETCH } from '../../../../lib/sync-checks/domain/compare/bytes.ts';
import { Digest } from '../../../../lib/sync-checks/domain/compare/digest.ts';
import { idLengthInWords } from './row-in-words.ts';

const COUNTY = '19';

/** The same by the rules in words, a byte at a time. `last` and `end` are told of whole rows that are as they must be. */
const inWords = (a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): EqualRows => {
  const most = Math.min(length, STRETCH);
  let same = 0;
  while (same < most && a[aStart + same] === b[bStart + same]) same += 1;
  const found = { same, count: 0, last: -1, end: -1 };
  let row = aStart;
  let before = '';
  for (let at = aStart; at < aStart + same; at += 1) {
    if (a[at] !== NEWLINE) continue;
    const idLength = idLengthInWords(a.subarray(row, at), COUNTY);
    const id = Buffer.from(a.subarray(row, row + (idLength ?? 0))).toString('latin1');
    if (idLength === undefined || id <= before) return { same, count: -1, last: -1, end: -1 };
    before = id;
    found.count += 1;
    found.last = row;
    found.end = at + 1;
    row = at + 1;
  }
  return found;
};

const byKernel = (a: Uint8Array, aStart: number, b: Uint8Array, bStart: number, length: number): EqualRows => {
  const rows = equalRows(a, aStart, b, bStart, length, COUNTY);
  return rows.count > 0 ? rows : { ...rows, last: -1, end: -1 };
};

/** Bytes that stand in memory of either kind, behind so many others. */
const inMemory = (bytes: Uint8Array, before: number, isOwn: boolean): { bytes: Uint8Array; giveBack: () => void } => {
  const block = borrowBlock();
  if (!isOwn) block.giveBack();
  const memory = isOwn ? block.bytes : Buffer.alloc(before + bytes.length + 3, 'V1,19,\n');
  memory.set(bytes, before);
  return { bytes: memory, giveBack: block.giveBack };
};

const ID_CHARACTERS = 'ABCXYZabcxyz0189-_'.split('');
const id = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: fc.constantFrom(...ID_CHARACTERS), minLength: 1, maxLength: 12 }) },
  { weight: 2, arbitrary: fc.string({ unit: fc.constantFrom(...ID_CHARACTERS), minLength: 60, maxLength: 66 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 70 }) },
);
const county = fc.oneof({ weight: 12, arbitrary: fc.constant(COUNTY) }, { weight: 1, arbitrary: fc.string() });
const rest = fc.oneof(
  { weight: 8, arbitrary: fc.string({ unit: 'binary', maxLength: 150 }).map((text) => Buffer.from(text)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 90 }).map((bytes) => Buffer.from(bytes)) },
);
const row = fc.record({ id, county, rest, end: fc.constantFrom('\n', '\n', '\n', '\r\n', '') });
type Row = typeof row extends fc.Arbitrary<infer Written> ? Written : never;
const bytesOf = (it: Row): Buffer =>
  Buffer.concat([Buffer.from(`${it.id},${it.county},`), it.rest, Buffer.from(it.end)]);
const byId = (one: Row, other: Row): number => (one.id < other.id ? -1 : 1);
/** Rows in their order, mostly, some of voters whose IDs are alike for long. */
const rows = fc
  .tuple(
    fc.array(row, { maxLength: 12 }),
    fc.constantFrom('', '', 'V'.repeat(14), 'V'.repeat(16), 'V'.repeat(40)),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([written, before, lot]) =>
    written
      .map((it) => ({ ...it, id: before + it.id }))
      .sort(lot > 0 ? byId : () => 0)
      .map(bytesOf),
  );

describe('the kernel for equal rows', () => {
  it('finds what the rules in words find, in any bytes, wherever they stand', () => {
    const seen = new Set<number>();
    fc.assert(
      fc.property(
        fc.record({
          rows,
          change: fc.option(fc.record({ at: fc.nat(2000), to: fc.nat(255) }), { freq: 2 }),
          before: fc.tuple(fc.nat(130), fc.nat(130)),
          own: fc.tuple(fc.boolean(), fc.boolean()),
          cut: fc.nat(70),
        }),
        ({ rows: written, change, before, own, cut }) => {
          const one = Buffer.concat(written);
          const two = Buffer.from(one);
          if (change !== null && change.at < two.length) two[change.at] = change.to;
          const a = inMemory(one, before[0], own[0]);
          const b = inMemory(two, before[1], own[1]);
          const length = Math.max(0, one.length - cut);
          const right = inWords(a.bytes, before[0], b.bytes, before[1], length);
          expect(byKernel(a.bytes, before[0], b.bytes, before[1], length)).toEqual(right);
          seen.add(Math.sign(right.count - 1));
          a.giveBack();
          b.giveBack();
        },
      ),
      { numRuns: 2000 },
    );
    expect(seen).toEqual(new Set([-1, 0, 1]));
  });

  it('finds a byte that differs, a newline and an end at every place of its blocks', () => {
    for (let at = 1; at < 200; at += 1) {
      const bytes = Buffer.alloc(300, 'x');
      bytes.write('V1,19,');
      if (at >= 6) bytes[at] = NEWLINE;
      const other = Buffer.from(bytes);
      other[at + 1] = 0;
      for (const [two, length] of [
        [other, 300],
        [bytes, at + 1],
        [bytes, at],
        [bytes, 0],
      ] as const) {
        expect(byKernel(bytes, 0, two, 0, length)).toEqual(inWords(bytes, 0, two, 0, length));
      }
    }
  });

  it('looks at a stretch and no further', () => {
    const voters = Array.from({ length: 20_000 }, (_, index) => `V${100_000 + index},19,yes\n`).join('');
    const { same, count } = equalRows(Buffer.from(voters), 0, Buffer.from(voters), 0, voters.length, COUNTY);
    expect({ same, count }).toEqual({ same: STRETCH, count: Math.floor(STRETCH / 'V100000,19,yes\n'.length) });
  });

  it('lends its memory to one reader at a time, and other memory when it has none', () => {
    const lent = [borrowBlock(), borrowBlock(), borrowBlock()];
    expect(new Set(lent.map(({ bytes }) => `${bytes.buffer === lent[0]?.bytes.buffer} ${bytes.byteOffset}`)).size).toBe(
      3,
    );
    expect(lent.map(({ bytes }) => bytes.length)).toEqual([BLOCK, BLOCK, BLOCK]);
    for (const { giveBack } of [...lent, ...lent]) giveBack();
    const again = [borrowBlock(), borrowBlock(), borrowBlock()];
    expect(again.filter(({ bytes }) => bytes.buffer === lent[0]?.bytes.buffer)).toHaveLength(2);
    for (const { giveBack } of again) giveBack();
  });
});

/** The digests by the rules in words, a line at a time. */
const digestsInWords = (bytes: Uint8Array, seeds: readonly [number, number], most: number): number[][] => {
  const digest = new Digest(seeds);
  const of = (part: Uint8Array): number[] => {
    digest.bytes(new DataView(part.buffer, part.byteOffset, part.byteLength), 0, part.length);
    return [digest.low, digest.high];
  };
  const found: number[][] = [];
  let row = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && found.length < most; at = bytes.indexOf(NEWLINE, row)) {
    const line = bytes.subarray(row, at);
    const idLength = idLengthInWords(line, COUNTY);
    if (idLength === undefined || at + 1 - row > LONGEST_ROW) break;
    const rest = line.subarray(idLength, line.at(-1) === 0x0d ? -1 : undefined);
    found.push([...of(line.subarray(0, idLength)), ...of(rest), at + 1]);
    row = at + 1;
  }
  return found;
};

const digestsByKernel = (
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  seeds: readonly [number, number],
  most: number,
): number[][] => {
  const into = new Int32Array(most * 5).fill(-7);
  const count = digestRows(bytes, start, end, COUNTY, seeds, into);
  expect(new Set(into.subarray(count * 5))).toEqual(new Set(count < most ? [-7] : []));
  return Array.from({ length: count }, (_, line) => [...into.subarray(line * 5, line * 5 + 5)]);
};

describe('the kernel for digests', () => {
  const seeds = fc.tuple(fc.integer(), fc.integer());

  it('digests what the rules in words digest, in any bytes, wherever they stand', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        fc.record({
          rows,
          seeds,
          before: fc.nat(130),
          own: fc.boolean(),
          cut: fc.nat(70),
          most: fc.integer({ min: 1, max: 9 }),
        }),
        ({ rows: written, seeds: both, before, own, cut, most }) => {
          const bytes = Buffer.concat(written);
          const { bytes: memory, giveBack } = inMemory(bytes, before, own);
          const length = Math.max(0, bytes.length - cut);
          const right = digestsInWords(bytes.subarray(0, length), both, most);
          expect(digestsByKernel(memory, [before, before + length], both, most)).toEqual(right);
          seen.add(right.length === 0 ? 'none' : right.length === most ? 'all that there is room for' : 'some');
          giveBack();
        },
      ),
      { numRuns: 2000 },
    );
    expect(seen.size).toBe(3);
  });

  it('finds a newline and an end at every place of its blocks', () => {
    for (let at = 6; at < 200; at += 1) {
      const bytes = Buffer.alloc(300, 'x');
      bytes.write('V1,19,');
      bytes[at] = NEWLINE;
      for (const length of [300, at + 1, at]) {
        const right = digestsInWords(bytes.subarray(0, length), [1, 2], 4);
        expect(digestsByKernel(bytes, [0, length], [1, 2], 4)).toEqual(right);
      }
    }
  });

  it.each([LONGEST_ROW - 1, LONGEST_ROW, LONGEST_ROW + 1])(
    'takes a row of %i bytes, or leaves it, as those who read single rows do',
    (length) => {
      const row = `V2,19,${'x'.repeat(length - 'V2,19,\n'.length)}\n`;
      const bytes = Buffer.from(`V1,19,a\n${row}V3,19,c\n`);
      const { bytes: memory, giveBack } = inMemory(bytes, 0, true);
      const found = digestsByKernel(memory, [0, bytes.length], [1, 2], 4);
      expect(found).toEqual(digestsInWords(bytes, [1, 2], 4));
      expect(found).toHaveLength(length > LONGEST_ROW ? 1 : 3);
      expect(equalRows(memory, 8, memory, 8, STRETCH, COUNTY).count).toBe(length > LONGEST_ROW ? 0 : 1);
      giveBack();
    },
  );

  it('stops before a long row that it would have to copy', () => {
    const long = Buffer.from(`V1,19,${'x'.repeat(20_000)}\n`);
    expect(digestsByKernel(long, [0, long.length], [1, 2], 4)).toEqual([]);
    const { bytes, giveBack } = inMemory(long, 0, true);
    expect(digestsByKernel(bytes, [0, long.length], [1, 2], 4)).toEqual(digestsInWords(long, [1, 2], 4));
    giveBack();
  });
});
