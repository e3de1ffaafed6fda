import { Digest } from '../../sync-checks/domain/compare/digest.ts';
import { VoterTable } from '../../sync-checks/domain/compare/voter-table.ts';
import { DigestSet } from './digest-set.ts';
import { Places } from './places.ts';

/** Bytes of a row in a list of rows: the digest of what it is about, and that of all that it says. */
export const ROW_BYTES = 16;

/** Two random numbers of a county's list: whoever does not know them cannot make two rows that look the same. */
export type Seeds = readonly [number, number];

/** The digests of a row: of what it is about (the first two values), and of the whole. */
export type RowDigest = {
  readonly aboutLow: number;
  readonly aboutHigh: number;
  readonly low: number;
  readonly high: number;
};

/** Digests rows. 128 bits together: of a billion reloads of 5.6 million rows none meets a chance likeness. */
export const rowDigester = (seeds: Seeds) => {
  const digest = new Digest(seeds);
  return {
    about: (first: string, second: string): readonly [number, number] => {
      digest.values([first, second]);
      return [digest.low, digest.high];
    },
    row: (values: readonly string[]): RowDigest => {
      digest.values([values[0] ?? '', values[1] ?? '']);
      const [aboutLow, aboutHigh] = [digest.low, digest.high];
      digest.values(values);
      return { aboutLow, aboutHigh, low: digest.low, high: digest.high };
    },
  };
};

/** What a row is about, as a list names it. */
export const subjectOf = ([first = '', second = '']: readonly string[]): string => `${first}\t${second}`;

/** Writes a digest into a list. */
export const writeDigest = (into: DataView, at: number, { aboutLow, aboutHigh, low, high }: RowDigest): void => {
  into.setInt32(at, aboutLow, true);
  into.setInt32(at + 4, aboutHigh, true);
  into.setInt32(at + 8, low, true);
  into.setInt32(at + 12, high, true);
};

const digestAt = (view: DataView, at: number): RowDigest => ({
  aboutLow: view.getInt32(at, true),
  aboutHigh: view.getInt32(at + 4, true),
  low: view.getInt32(at + 8, true),
  high: view.getInt32(at + 12, true),
});

/** The digests of a piece of a list; pieces end between two rows. */
export function* digestsOf(piece: Uint8Array): Generator<RowDigest> {
  const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
  for (let at = 0; at + ROW_BYTES <= piece.length; at += ROW_BYTES) yield digestAt(view, at);
}

/**
 * The rows of the county's last file that are on record as they say, held against those of a new one. The table is that
 * of the sync checks' comparison: 34 bytes a row; what is new or changed is remembered in half as many.
 */
export class KnownRows {
  readonly #table: VoterTable;
  readonly #changed = new DigestSet();
  #distinct = 0;
  #met = 0;
  #doubled = 0;

  constructor(expected: number) {
    this.#table = new VoterTable(expected);
  }

  /** How many rows are on record. */
  get size(): number {
    return this.#distinct;
  }

  /** How many rows that are on record stand in the new file before, in the same words. */
  get doubled(): number {
    return this.#doubled;
  }

  /** Enters the next row of the list; a row that is in it twice counts once. */
  add({ aboutLow, aboutHigh, low, high }: RowDigest): void {
    const found = this.#table.find(low, high);
    if (found >= 0) return;
    this.#table.addVotecal(found, low, high, aboutLow, aboutHigh, 0);
    this.#distinct += 1;
  }

  /** Whether the row is on record as it stands, and was not met before. What is not is remembered by what it is about. */
  meets({ aboutLow, aboutHigh, low, high }: RowDigest): boolean {
    const slot = this.#table.find(low, high);
    if (slot >= 0 && this.#table.seesFirst(slot, aboutLow, aboutHigh)) {
      this.#met += 1;
      return true;
    }
    if (this.#distinct > 0) this.#changed.add(aboutLow, aboutHigh);
    if (slot >= 0) this.#doubled += 1;
    return false;
  }

  #isMet({ low, high }: RowDigest): boolean {
    const slot = this.#table.find(low, high);
    return slot >= 0 && this.#table.isSeen(slot);
  }

  /** Begins to look for what the list has and the new file does not mention; undefined when every row was met. */
  gone(): GoneRows | undefined {
    if (this.#met === this.#distinct) return undefined;
    const candidates = new VoterTable(this.#distinct - this.#met);
    return {
      first: (row, place) => {
        const { aboutLow, aboutHigh } = row;
        if (this.#isMet(row) || this.#changed.has(aboutLow, aboutHigh)) return;
        enter(candidates, aboutLow, aboutHigh, place);
      },
      second: (row) => {
        const slot = this.#isMet(row) ? candidates.find(row.aboutLow, row.aboutHigh) : -1;
        if (slot >= 0) candidates.markSeen(slot);
      },
      places: () => {
        const places = new Places();
        for (const one of candidates.unseen()) places.add(one);
        return places;
      },
    };
  }
}

/**
 * Finds what the last file has and the new one does not mention: each row of the list is shown once with its place, from 0, and
 * then all of them again; then `places` are those of one row of each that is gone.
 */
type GoneRows = {
  first(row: RowDigest, place: number): void;
  second(row: RowDigest): void;
  places(): Places;
};

const enter = (table: VoterTable, low: number, high: number, place: number): void => {
  const found = table.find(low, high);
  if (found < 0) table.addVotecal(found, low, high, 0, 0, place);
};
