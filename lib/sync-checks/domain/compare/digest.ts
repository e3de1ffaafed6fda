/** Larger than any code unit, so that no value can hold it. */
const SEPARATOR = 0x1_0000;

/**
 * 64-bit digests of rows and voter IDs, for pairing rows inside one comparison. They are seeded anew each time and never
 * leave the process: two different rows share a digest with a chance of about 2^-64. They are no signature: a file's
 * SHA-256 is. Four lanes of multiply and rotate, two for each word, so that the processor works on several at once.
 */
export class Digest {
  /** The two halves of the last digest. */
  low = 0;
  high = 0;
  readonly #seed: number;
  readonly #seed2: number;

  /** Two random 32-bit numbers. */
  constructor(seeds: readonly [number, number]) {
    this.#seed = seeds[0] | 0;
    this.#seed2 = seeds[1] | 0;
  }

  /** Digests `[start, end)` of the view. */
  bytes(view: DataView, start: number, end: number): void {
    let a = this.#seed;
    let b = this.#seed2;
    let c = a ^ 0x3c6ef372;
    let d = b ^ 0x1b873593;
    const length = end - start;
    if (length >= 8) {
      // The last step ends with the row and may take bytes a second time: cheaper than single bytes.
      const last = end - 8;
      for (let at = start; at < end; at += 8) {
        const from = Math.min(at, last);
        const even = view.getInt32(from, true);
        const odd = view.getInt32(from + 4, true);
        // Each word enters two lanes in different ways: no later word can undo a difference in both.
        a = Math.imul(a ^ even, 0x9e3779b1);
        b = Math.imul(b ^ even, 0x85ebca77);
        c = Math.imul(c ^ odd, 0xc2b2ae3d);
        d = Math.imul(d ^ odd, 0x27d4eb2f);
        a = (a << 13) | (a >>> 19);
        b = (b << 17) | (b >>> 15);
        c = (c << 11) | (c >>> 21);
        d = (d << 19) | (d >>> 13);
      }
    } else {
      for (let at = start; at < end; at += 1) {
        const byte = view.getUint8(at);
        a = Math.imul(a ^ byte, 0x9e3779b1);
        d = Math.imul(d ^ byte, 0x27d4eb2f);
        a = (a << 13) | (a >>> 19);
        d = (d << 17) | (d >>> 15);
      }
    }
    this.#finish(a, b, c, d, length);
  }

  /** Digests values by their UTF-16 code units, with a sign between them that no text can hold. */
  values(values: readonly string[]): void {
    let a = this.#seed;
    let b = this.#seed2;
    for (const value of values) {
      for (let index = 0; index <= value.length; index += 1) {
        const unit = index < value.length ? value.charCodeAt(index) : SEPARATOR;
        a = Math.imul(a ^ unit, 0x9e3779b1);
        a = (a << 13) | (a >>> 19);
        b = Math.imul(b ^ unit, 0x85ebca77);
        b = (b << 17) | (b >>> 15);
      }
    }
    this.#finish(a, b, 0, 0, values.length);
  }

  #finish(a: number, b: number, c: number, d: number, length: number): void {
    const x = mix(a ^ length) ^ Math.imul(mix(c), 0x165667b1);
    const y = mix(b + Math.imul(d, 0x9e3779b1)) ^ length;
    this.low = mix(x + Math.imul(y, 0x85ebca77));
    this.high = mix(y ^ Math.imul(mix(d ^ a), 0x27d4eb2f) ^ c);
  }
}

/** Murmur3's finaliser: every bit of the input reaches every bit of the output. */
const mix = (value: number): number => {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
};
