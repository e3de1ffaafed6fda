import type { Readable } from 'node:stream';
import { GUARDS } from '../../domain/compare/guards-data.ts';
import { compressionOf, recognise } from '../../domain/compare/recognise.ts';
import { decompressed, isCompressionError } from './decompressed.ts';
import type { RollSource } from './roll-source.ts';

/** How a roll is written and compressed, told from its first bytes and not from its name. */
type Written = Pick<RollSource, 'format' | 'compression' | 'refused'>;

/** The stored bytes again, with those that were looked at. */
const again = async function* (first: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (first.length > 0) yield first;
  for (let { value, done } = await rest.next(); done !== true; { value, done } = await rest.next()) yield value;
};

/** The beginning of the text, as far as it can be unpacked. */
const textOf = async (text: AsyncIterable<Buffer>): Promise<Buffer> => {
  const read: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of text) {
      read.push(chunk);
      size += chunk.length;
      if (size >= GUARDS.limits.longestHeadBytes) break;
    }
  } catch (error) {
    if (!isCompressionError(error)) throw error;
  }
  return Buffer.concat(read);
};

/** The first bytes of a stream, at least `length` of them where it has so many. */
const beginning = async (chunks: AsyncIterator<Buffer>, length: number): Promise<Buffer> => {
  const read: Buffer[] = [];
  let size = 0;
  while (size < length) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    read.push(value);
    size += value.length;
  }
  return Buffer.concat(read);
};

const MAGIC = 8;

/**
 * Looks at a roll's beginning: no more than a little of its text is unpacked, whatever it would unpack to. Compressed
 * bytes that are damaged are told by the comparison, which reads on.
 */
export const recogniseRoll = async (open: () => Readable | Promise<Readable>): Promise<Written> => {
  const stored = await open();
  try {
    const chunks: AsyncIterator<Buffer> = stored[Symbol.asyncIterator]();
    const first = await beginning(chunks, MAGIC);
    const compression = compressionOf(first);
    const bytes = again(first, chunks);
    const text = await textOf(compression === 'none' ? bytes : decompressed(bytes, compression));
    return { compression, ...recognise(text.subarray(0, GUARDS.limits.longestHeadBytes)) };
  } finally {
    stored.destroy();
  }
};
