import { createHash } from 'node:crypto';
import { err, ok, type Result } from '../../shared/result.ts';
import { isBomb, mostBytes } from '../../sync-checks/domain/compare/guards-data.ts';
import { compressionOf, recognise } from '../../sync-checks/domain/compare/recognise.ts';
import { arrayStart } from '../domain/array-records.ts';
import type { FileRefusal } from '../domain/file-refusal.ts';
import type { FileForm } from '../domain/record-reader.ts';
import type { OpenedFile } from '../ports.ts';

/** How stored bytes are unpacked, and what it means when that fails; undefined for a fault that is not the file's. */
export type Unpack = {
  readonly unpack: (stored: AsyncIterable<Uint8Array>, compression: 'gzip' | 'zstd') => AsyncIterable<Uint8Array>;
  readonly refusalOf: (error: unknown) => 'broken-compression' | 'hollow-compression' | undefined;
};

/** Bytes of text by which a file is told. */
const HEAD = 4_096;
const MAGIC = 8;
const MOST_BYTES = mostBytes(undefined);

/** Text that Excel saves as "Unicode Text", by its mark; without one it is told by its zeros, and refused. */
const wideMark = ([first, second]: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : undefined;
};

/** Gathers pieces until so many bytes are there, and gives them with an iterator of all from the beginning. */
const withBeginning = async (pieces: AsyncIterable<Uint8Array>, length: number) => {
  const iterator = pieces[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  let size = 0;
  while (size < length) {
    const { value, done } = await iterator.next();
    if (done === true) break;
    first.push(value);
    size += value.length;
  }
  const beginning = Buffer.concat(first);
  const all = async function* (): AsyncGenerator<Uint8Array> {
    if (beginning.length > 0) yield beginning;
    for (let { value, done } = await iterator.next(); done !== true; { value, done } = await iterator.next())
      yield value;
  };
  return { beginning, all };
};

const formOf = (
  head: Uint8Array,
  isFeed: boolean,
): Result<{ readonly form: FileForm; readonly encoding: string }, FileRefusal> => {
  const wide = wideMark(head);
  const encoding = wide ?? 'utf-8';
  const text = new TextDecoder(encoding).decode(head, { stream: true });
  if (text.trim() === '') return err({ code: 'empty-file' });
  const isArray = arrayStart(text, isFeed) !== undefined;
  const { format, refused } = recognise(wide ? Buffer.from(text) : head);
  if (refused && refused.code !== 'json-array') {
    const code = refused.code === 'wrong-encoding' ? 'wrong-encoding' : 'container';
    return err({ code, found: 'found' in refused ? String(refused.found) : refused.code });
  }
  const returnsOnly = text.includes('\r') && !text.includes('\n');
  return ok({ form: { format: isArray || refused ? 'json' : format, returnsOnly, isFeed }, encoding });
};

/**
 * Opens a stored file as text: plain, gzip or zstd, UTF-8 or with its mark UTF-16. Nothing is unpacked ahead of the reader, and
 * no more than a county's largest file. `close` ends what gives the bytes. `isFeed`: an array may stand in a feed's envelope.
 */
export const openText = async (
  stored: AsyncIterable<Uint8Array>,
  { unpack, refusalOf }: Unpack,
  close: () => void,
  isFeed = false,
): Promise<Result<OpenedFile, FileRefusal>> => {
  const hash = createHash('sha256');
  let [storedBytes, textBytes] = [0, 0];
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const piece of stored) {
      hash.update(piece);
      storedBytes += piece.length;
      yield piece;
    }
  };
  const refused = (error: unknown): Result<never, FileRefusal> => {
    const code = refusalOf(error);
    if (code === undefined) throw error;
    return err({ code });
  };
  try {
    const raw = await withBeginning(counted(), MAGIC);
    const compression = compressionOf(raw.beginning);
    const unpacked = compression === 'none' ? raw.all() : unpack(raw.all(), compression);
    const { beginning, all } = await withBeginning(unpacked, HEAD);
    const told = formOf(beginning, isFeed);
    if (!told.ok) {
      close();
      return told;
    }
    const decoder = new TextDecoder(told.value.encoding);
    const text = async function* (): AsyncGenerator<Result<string, FileRefusal>> {
      try {
        for await (const piece of all()) {
          textBytes += piece.length;
          const isTooLarge = textBytes > MOST_BYTES || (compression !== 'none' && isBomb(textBytes, storedBytes));
          if (isTooLarge) return yield err({ code: 'too-large' });
          yield ok(decoder.decode(piece, { stream: true }));
        }
        yield ok(decoder.decode());
      } catch (error) {
        yield refused(error);
      }
    };
    let digest: string | undefined;
    const sha256 = (): string => {
      digest ??= hash.digest('hex');
      return digest;
    };
    return ok({ ...told.value.form, text: text(), sha256, bytes: () => storedBytes, close });
  } catch (error) {
    close();
    return refused(error);
  }
};
