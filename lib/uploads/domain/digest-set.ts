/** Numbers per slot: the two halves of a digest. A slot of zeros is free. */
const STRIDE = 2;
const FIRST_SLOTS = 64;

/**
 * A set of digests of 64 bits: open addressing in one typed array that doubles when it is two thirds full, so 12 to 24 bytes a
 * digest, and half of that more while it doubles. A digest of zeros alone counts as another one: as rare as two digests being alike.
 */
export class DigestSet {
  #slots = new Int32Array(FIRST_SLOTS * STRIDE);
  #mask = FIRST_SLOTS - 1;
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(low: number, high: number): boolean {
    const at = this.#find(low, high);
    return this.#slots[at] !== 0 || this.#slots[at + 1] !== 0;
  }

  add(low: number, high: number): void {
    const at = this.#find(low, high);
    if (this.#slots[at] !== 0 || this.#slots[at + 1] !== 0) return;
    this.#slots[at] = low === 0 && high === 0 ? 1 : low;
    this.#slots[at + 1] = high;
    this.#size += 1;
    if (this.#size * 3 > this.#slots.length) this.#grow();
  }

  /** Where the digest stands, or the free place where it would. */
  #find(low: number, high: number): number {
    const slots = this.#slots;
    const first = low === 0 && high === 0 ? 1 : low;
    for (let slot = first & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const at = slot * STRIDE;
      const [one, other] = [slots[at], slots[at + 1]];
      if ((one === 0 && other === 0) || (one === first && other === high)) return at;
    }
  }

  #grow(): void {
    const before = this.#slots;
    this.#slots = new Int32Array(before.length * 2);
    this.#mask = this.#mask * 2 + 1;
    for (let from = 0; from < before.length; from += STRIDE) {
      const [low, high] = [before[from] ?? 0, before[from + 1] ?? 0];
      if (low === 0 && high === 0) continue;
      const at = this.#find(low, high);
      this.#slots[at] = low;
      this.#slots[at + 1] = high;
    }
  }
}
