import { COMMA, type EqualRows, STRETCH } from '../../domain/compare/bytes.ts';
import { ROW_KERNEL } from './row-kernel-module.ts';

/** As much of WebAssembly as is needed here: its types belong to the browser's, which are none of ours. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** What row-kernel.wat exports. */
interface RowKernel {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly equalRows: (at: number, other: number, most: number, county: number) => number;
  readonly digestRows: (
    at: number,
    limit: number,
    county: number,
    seed: number,
    seed2: number,
    into: number,
    most: number,
  ) => number;
  readonly same: { readonly value: number };
  readonly last: { readonly value: number };
  readonly end: { readonly value: number };
}

/** How much of a file is read at once. */
export const BLOCK = 1 << 20;

/** Behind the two blocks: bytes that are at hand elsewhere, copied for one call. */
const COPIES = [2 * BLOCK, 2 * BLOCK + STRETCH + 64] as const;
/** Behind these: the digests of rows, so many at most. */
const DIGESTS = 2 * BLOCK + 2 * (STRETCH + 64);
const MOST_DIGESTS = 64;
/** Numbers that digestRows writes for a row. */
const NUMBERS = 5;
/** Of memory elsewhere so much is copied at once: a batch of ordinary rows. */
const COPIED_FOR_DIGESTS = 16_384;

const startKernel = () => {
  const module = new WebAssembly.Module(Buffer.from(ROW_KERNEL, 'base64'));
  const kernel = new WebAssembly.Instance(module).exports as RowKernel;
  const { buffer } = kernel.memory;
  const digests = new Int32Array(buffer, DIGESTS, MOST_DIGESTS * NUMBERS);
  return { kernel, buffer, memory: new Uint8Array(buffer), digests, free: [0, BLOCK] };
};

/** One for the process: a call leaves nothing behind that the next one reads. */
let started: ReturnType<typeof startKernel> | undefined;

/** Memory to read a file into. */
export interface Block {
  readonly bytes: Buffer;
  /** Whoever has it next overwrites it. */
  readonly giveBack: () => void;
}

/** A block of the kernel's own memory, so that nothing is copied for it; when none is free, one of the ordinary kind. */
export const borrowBlock = (): Block => {
  started ??= startKernel();
  const { buffer, free } = started;
  const at = free.pop();
  if (at === undefined) return { bytes: Buffer.allocUnsafeSlow(BLOCK), giveBack: () => undefined };
  let isLent = true;
  const giveBack = (): void => {
    if (isLent) free.push(at);
    isLent = false;
  };
  return { bytes: Buffer.from(buffer, at, BLOCK), giveBack };
};

/** What stands behind the voter ID of a county's rows, as four bytes. */
const behindIdOf = (county: string): number =>
  COMMA | (county.charCodeAt(0) << 8) | (county.charCodeAt(1) << 16) | (COMMA << 24);

/** `ByteOperations.equalRows`, looked at 64 bytes at a time by row-kernel.wat. */
export const equalRows = (
  a: Uint8Array,
  aStart: number,
  b: Uint8Array,
  bStart: number,
  length: number,
  county: string,
): EqualRows => {
  started ??= startKernel();
  const { kernel, buffer, memory } = started;
  const most = Math.min(length, STRETCH);
  const placed = (bytes: Uint8Array, from: number, copy: number): number => {
    if (bytes.buffer === buffer) return bytes.byteOffset + from;
    memory.set(bytes.subarray(from, from + most), copy);
    return copy;
  };
  const at = placed(a, aStart, COPIES[0]);
  const other = placed(b, bStart, COPIES[1]);
  const count = kernel.equalRows(at, other, most, behindIdOf(county));
  const shift = aStart - at;
  return { same: kernel.same.value, count, last: kernel.last.value + shift, end: kernel.end.value + shift };
};

/** `ByteOperations.digestRows`, by row-kernel.wat. */
export const digestRows = (
  bytes: Uint8Array,
  start: number,
  end: number,
  county: string,
  [seed, seed2]: readonly [number, number],
  into: Int32Array,
): number => {
  started ??= startKernel();
  const { kernel, buffer, memory, digests } = started;
  let at = bytes.byteOffset + start;
  let limit = bytes.byteOffset + end;
  if (bytes.buffer !== buffer) {
    const copied = bytes.subarray(start, Math.min(end, start + COPIED_FOR_DIGESTS));
    [at] = COPIES;
    limit = at + copied.length;
    memory.set(copied, at);
  }
  const most = Math.min(MOST_DIGESTS, Math.floor(into.length / NUMBERS));
  const count = kernel.digestRows(at, limit, behindIdOf(county), seed, seed2, DIGESTS, most);
  for (let index = 0; index < count * NUMBERS; index += NUMBERS) {
    for (let number = index; number < index + 4; number += 1) into[number] = digests[number] ?? 0;
    into[index + 4] = (digests[index + 4] ?? 0) - at;
  }
  return count;
};
