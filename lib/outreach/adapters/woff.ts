import { inflateSync } from 'node:zlib';

const HEADER = 44;
const ENTRY = 20;

/**
 * A font out of its wrapper for the web: WOFF 1.0 (W3C), whose tables are those of the font, each compressed by itself.
 * Throws for what is none.
 */
export const fontOfWoff = (woff: Buffer): Buffer => {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('The file is no WOFF font.');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = HEADER + index * ENTRY;
    const [offset, packed, length] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at)) as [number, number, number];
    const raw = woff.subarray(offset, offset + packed);
    const data = packed < length ? inflateSync(raw) : raw;
    return { tag: woff.subarray(entry, entry + 4), checksum: woff.readUInt32BE(entry + 16), data };
  });
  const power = 2 ** Math.floor(Math.log2(count));
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  for (const [index, value] of [count, 16 * power, Math.log2(power), 16 * (count - power)].entries()) {
    head.writeUInt16BE(value, 4 + 2 * index);
  }
  const parts: Buffer[] = [head];
  let position = head.length;
  for (const [index, { tag, checksum, data }] of tables.entries()) {
    tag.copy(head, 12 + 16 * index);
    for (const [place, value] of [checksum, position, data.length].entries()) {
      head.writeUInt32BE(value, 16 + 16 * index + 4 * place);
    }
    const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
    parts.push(data, padding);
    position += data.length + padding.length;
  }
  return Buffer.concat(parts);
};
