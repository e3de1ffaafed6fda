import { describe, expect, it } from 'vitest';
import { Digest } from '../../../../lib/sync-checks/domain/compare/digest.ts';

const bytesOf = (digest: Digest, bytes: Buffer): string => {
  digest.bytes(new DataView(bytes.buffer, bytes.byteOffset, bytes.length), 0, bytes.length);
  return `${digest.low},${digest.high}`;
};

describe('Digest', () => {
  it('tells apart a row and all that differ from it in one bit, so also rows that differ in two, at any length', () => {
    const digest = new Digest([12345, -987654321]);
    for (let length = 1; length <= 70; length += 1) {
      const row = Buffer.alloc(length, 'abcdefgh,19,');
      const seen = new Set([bytesOf(digest, row)]);
      for (let bit = 0; bit < length * 8; bit += 1) {
        const other = Buffer.from(row);
        other.writeUInt8((row.readUInt8(bit >> 3) ^ (1 << (bit & 7))) & 0xff, bit >> 3);
        seen.add(bytesOf(digest, other));
      }
      expect(seen.size).toBe(1 + length * 8);
    }
  });

  it('tells apart rows of other lengths and rows whose words changed places', () => {
    const digest = new Digest([1, 2]);
    const zeros = new Set(Array.from({ length: 200 }, (_, length) => bytesOf(digest, Buffer.alloc(length))));
    expect(zeros.size).toBe(200);
    const words = ['aaaa', 'bbbb', 'cccc', 'dddd', 'eeee', 'ffff', 'gggg', 'hhhh'];
    const places = new Set<string>();
    for (let i = 0; i < words.length; i += 1) {
      for (let j = i; j < words.length; j += 1) {
        const swapped = [...words];
        [swapped[i], swapped[j]] = [words[j] ?? '', words[i] ?? ''];
        places.add(bytesOf(digest, Buffer.from(swapped.join(''))));
      }
    }
    // The seven pairs i = j are the same row; each other pair is a row of its own.
    expect(places.size).toBe(1 + (8 * 7) / 2);
  });

  it('spreads a million close voter IDs: each half about as even as chance, no pair alike', () => {
    const digest = new Digest([77, 99]);
    const low = new Uint32Array(1_000_000);
    const pairs = new Set<string>();
    const buckets = new Uint32Array(1024);
    for (let index = 0; index < low.length; index += 1) {
      const key = bytesOf(digest, Buffer.from(`V${100_000_000 + index * 3}`));
      low[index] = digest.low >>> 0;
      const bucket = (digest.high >>> 22) & 1023;
      buckets[bucket] = (buckets[bucket] ?? 0) + 1;
      if (index < 200_000) pairs.add(key);
    }
    expect(pairs.size).toBe(200_000);
    expect(Math.max(...buckets)).toBeLessThan(1200);
    // A million random 32-bit numbers have about 116 pairs alike.
    expect(1_000_000 - new Set(low).size).toBeLessThan(200);
  });
});
