import { isUtf8 } from 'node:buffer';
import type { ByteOperations } from '../../domain/compare/bytes.ts';
import { digestRows, equalRows } from './row-kernel.ts';

const asBuffer = (bytes: Uint8Array): Buffer =>
  bytes instanceof Buffer ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The native search goes on to the buffer's end: in a stretch as short as this a loop is quicker, and ends where it must. */
const SHORT = 64;

const indexInShort = (bytes: Uint8Array, value: number, start: number, end: number): number => {
  for (let at = start; at < end; at += 1) if (bytes[at] === value) return at;
  return -1;
};

/** It takes any bytes as they are: asking each time whether they are a Buffer costs as much as a short search. */
const { indexOf } = Buffer.prototype;

/** Node's native byte functions, and a kernel of our own where it has none. */
export const nodeBytes: ByteOperations = {
  indexOf: (bytes, value, start, end) => {
    if (end - start < SHORT) return indexInShort(bytes, value, start, end);
    const position = indexOf.call(bytes as Buffer, value, start);
    return position < end ? position : -1;
  },
  text: (bytes, start, end) => asBuffer(bytes).toString('utf8', start, end),
  isUtf8: (bytes, start, end) => isUtf8(bytes.subarray(start, end)),
  equalRows,
  digestRows,
};
