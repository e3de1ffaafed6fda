import type { CountyCode } from '../../shared/counties.ts';
import { randomFor } from './random.ts';

const commonDivisor = (one: number, other: number): number => (other === 0 ? one : commonDivisor(other, one % other));

/** A fixed scattered order of 0 to `size` - 1 that needs no memory: place k holds (k × step + start) mod size. */
export class Permutation {
  readonly #size: number;
  readonly #step: number;
  readonly #start: number;

  constructor(purpose: number, county: CountyCode, size: number) {
    const random = randomFor(purpose, county, size);
    let step = 1 + random.below(size);
    while (commonDivisor(step, size) !== 1) step += 1;
    this.#size = size;
    this.#step = step;
    this.#start = random.below(size);
  }

  /** The number at a place. Throws when there are no more places: every number is given once. */
  at(place: number): number {
    if (place >= this.#size) throw new Error(`Only ${this.#size} places.`);
    return (place * this.#step + this.#start) % this.#size;
  }
}
