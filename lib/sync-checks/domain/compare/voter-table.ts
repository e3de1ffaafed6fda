import type { LineBatch } from './line-batch.ts';

/** Numbers per slot: digest of the voter ID (2), digest of the row (2), offset of the row (low 32 bits), flags and rest. */
const STRIDE = 6;
const OCCUPIED = 1 << 31;
const SEEN = 1 << 30;
const ONLY_EMS = 1 << 29;
const OFFSET_BITS = 0x1fff;
const TWO_32 = 4_294_967_296;

/** Slots per expected row: short searches for little memory (34 bytes a voter). */
const SPARE = 1.4;
/** Rows that are made room for ahead, whatever was announced; the table grows when there are more. */
const MOST_AHEAD = 8_000_000;

/**
 * The voters of a roll by the digest of their ID, with the digest and the offset of their row: open addressing in one
 * typed array, so that six million voters take 200 MB and the garbage collector sees one object.
 */
export class VoterTable {
  #slots: Int32Array;
  #capacity: number;
  /** From the first 32 bits of a digest to a slot. */
  #scale: number;
  #size = 0;
  #touched = 0;

  constructor(expectedRows: number) {
    this.#capacity = Math.max(64, Math.ceil(Math.min(expectedRows, MOST_AHEAD) * SPARE));
    this.#scale = this.#capacity / TWO_32;
    this.#slots = new Int32Array(this.#capacity * STRIDE);
  }

  /**
   * Reads the places of a batch's voters ahead of looking them up. These reads do not depend on each other, so the
   * processor waits for memory once for many of them.
   */
  touch(batch: LineBatch): void {
    const slots = this.#slots;
    const scale = this.#scale;
    let touched = 0;
    for (let line = 0; line < batch.size; line += 1) {
      touched ^= slots[(((batch.keyLow(line) >>> 0) * scale) | 0) * STRIDE + 5] ?? 0;
    }
    // Kept, so that no compiler finds the reads useless.
    this.#touched ^= touched;
  }

  /** The slot of this voter, or the free one (as -1 - slot) where the voter would stand. */
  find(keyLow: number, keyHigh: number): number {
    const slots = this.#slots;
    let slot = ((keyLow >>> 0) * this.#scale) | 0;
    for (;;) {
      const at = slot * STRIDE;
      if ((slots[at + 5] ?? 0) >= 0) return -1 - slot;
      if (slots[at] === keyLow && slots[at + 1] === keyHigh) return slot;
      slot += 1;
      if (slot === this.#capacity) slot = 0;
    }
  }

  /** Enters a voter of VoteCal at the free place that `find` told. */
  addVotecal(found: number, keyLow: number, keyHigh: number, rowLow: number, rowHigh: number, offset: number): void {
    const slots = this.#slots;
    const at = (-1 - found) * STRIDE;
    slots[at] = keyLow;
    slots[at + 1] = keyHigh;
    slots[at + 2] = rowLow;
    slots[at + 3] = rowHigh;
    slots[at + 4] = offset | 0;
    slots[at + 5] = OCCUPIED | Math.floor(offset / TWO_32);
    this.#count();
  }

  /** Enters a voter whom only the EMS has, so that a second row of theirs is recognised. */
  addOnlyEms(found: number, keyLow: number, keyHigh: number): void {
    const at = (-1 - found) * STRIDE;
    this.#slots[at] = keyLow;
    this.#slots[at + 1] = keyHigh;
    this.#slots[at + 5] = OCCUPIED | SEEN | ONLY_EMS;
    this.#count();
  }

  /** Marks the voter as seen if the row has this digest and none was seen before; says whether it did. */
  seesFirst(slot: number, rowLow: number, rowHigh: number): boolean {
    const slots = this.#slots;
    const at = slot * STRIDE;
    const flags = slots[at + 5] ?? 0;
    if (slots[at + 2] !== rowLow || slots[at + 3] !== rowHigh || (flags & SEEN) !== 0) return false;
    slots[at + 5] = flags | SEEN;
    return true;
  }

  isSeen(slot: number): boolean {
    return ((this.#slots[slot * STRIDE + 5] ?? 0) & SEEN) !== 0;
  }

  isOnlyEms(slot: number): boolean {
    return ((this.#slots[slot * STRIDE + 5] ?? 0) & ONLY_EMS) !== 0;
  }

  markSeen(slot: number): void {
    const at = slot * STRIDE + 5;
    this.#slots[at] = (this.#slots[at] ?? 0) | SEEN;
  }

  /** Offset of VoteCal's row. */
  offset(slot: number): number {
    const at = slot * STRIDE;
    return ((this.#slots[at + 5] ?? 0) & OFFSET_BITS) * TWO_32 + ((this.#slots[at + 4] ?? 0) >>> 0);
  }

  /** Offsets of the rows of VoteCal that no row of the EMS was paired with. */
  *unseen(): Generator<number> {
    for (let slot = 0; slot < this.#capacity; slot += 1) {
      const flags = this.#slots[slot * STRIDE + 5] ?? 0;
      if (flags < 0 && (flags & SEEN) === 0) yield this.offset(slot);
    }
  }

  #count(): void {
    this.#size += 1;
    if (this.#size * 1.2 > this.#capacity) this.#grow();
  }

  #grow(): void {
    const before = this.#slots;
    this.#capacity *= 2;
    this.#scale = this.#capacity / TWO_32;
    this.#slots = new Int32Array(this.#capacity * STRIDE);
    for (let at = 0; at < before.length; at += STRIDE) {
      if ((before[at + 5] ?? 0) >= 0) continue;
      const slot = -1 - this.find(before[at] ?? 0, before[at + 1] ?? 0);
      this.#slots.set(before.subarray(at, at + STRIDE), slot * STRIDE);
    }
  }
}
