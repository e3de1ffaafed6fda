import type { ByteOperations } from './bytes.ts';
import { Digest } from './digest.ts';
import { enterLines, passKnownLines } from './known-lines.ts';
import { LineBatch } from './line-batch.ts';
import type { RollRow } from './record.ts';
import type { RollCursor } from './roll-cursor.ts';
import { type ReadAgain, rowAgain } from './row-again.ts';
import { type DifferenceSink, onlyInEms, onlyInVotecal, rowDifferences } from './row-differences.ts';
import type { Side } from './row-problem.ts';
import { VoterTable } from './voter-table.ts';

/**
 * Compares two rolls in any order. VoteCal's rows enter a table of digests; then each row of the EMS is looked up, and
 * only rows whose digests differ are read again and parsed. The first row of a voter counts, on both sides.
 */
export class AnyOrderComparison {
  readonly #votecal: RollCursor;
  readonly #trusted: boolean;
  readonly #bytes: ByteOperations;
  readonly #readAgain: ReadAgain;
  readonly #report: DifferenceSink;
  readonly #table: VoterTable;
  readonly #key: Digest;
  readonly #row: Digest;
  readonly #batch: LineBatch;
  readonly #ascii = new DataView(new ArrayBuffer(64));

  /** `trusted`: VoteCal's roll is canonical, and both headers are. `expectedRows`: VoteCal's, to size the table. */
  constructor(
    rolls: { votecal: RollCursor; trusted: boolean; expectedRows: number },
    ports: { bytes: ByteOperations; readAgain: ReadAgain; report: DifferenceSink; seeds: readonly [number, number] },
  ) {
    this.#votecal = rolls.votecal;
    this.#trusted = rolls.trusted;
    this.#votecal.vouched = rolls.trusted;
    this.#bytes = ports.bytes;
    this.#readAgain = ports.readAgain;
    this.#report = ports.report;
    this.#table = new VoterTable(rolls.expectedRows);
    this.#key = new Digest(ports.seeds);
    this.#row = new Digest(ports.seeds);
    this.#batch = new LineBatch(ports.bytes, rolls.votecal.county, ports.seeds);
  }

  /** Takes VoteCal's rows as far as the window reaches; every row, before the first of the EMS. */
  takeVotecal(): 'more' | 'done' {
    const cursor = this.#votecal;
    for (;;) {
      if (this.#trusted && cursor.atRow) enterLines(cursor, this.#batch, this.#table, this.#bytes);
      const record = cursor.peek();
      if (record === undefined) return 'more';
      if (record.kind === 'end') return 'done';
      if (record.kind !== 'row') cursor.pass(record);
      else this.#addVotecal(record);
    }
  }

  /** Takes the rows of the EMS as far as the window reaches. */
  takeEms(cursor: RollCursor): 'more' | 'done' {
    if (this.#trusted && cursor.layout?.canonical !== true) throw new Error('The header changed between two readings.');
    for (;;) {
      if (this.#trusted && cursor.atRow) passKnownLines(cursor, this.#batch, this.#table);
      const record = cursor.peek();
      if (record === undefined) return 'more';
      if (record.kind === 'end') return 'done';
      if (record.kind !== 'row') cursor.pass(record);
      else this.#takeEmsRow(cursor, record);
    }
  }

  /** Reports the voters whom only VoteCal has, after the last row of the EMS. */
  finish(): void {
    for (const offset of this.#table.unseen()) this.#report(onlyInVotecal(this.#rowAt(offset)[0] ?? ''));
  }

  /** Whether a side has a readable row of this voter; asked at the end. */
  knows(side: Side, voterId: string): boolean {
    const slot = this.#find(voterId);
    if (slot < 0) return false;
    return side === 'ems' ? this.#table.isSeen(slot) : !this.#table.isOnlyEms(slot);
  }

  /** Where the voter of a parsed row stands in the table. */
  #find(voterId: string): number {
    for (let index = 0; index < voterId.length; index += 1) this.#ascii.setUint8(index, voterId.charCodeAt(index));
    this.#key.bytes(this.#ascii, 0, voterId.length);
    return this.#table.find(this.#key.low, this.#key.high);
  }

  #digestValues(record: RollRow): void {
    this.#row.values(record.values);
  }

  #addVotecal(record: RollRow): void {
    const cursor = this.#votecal;
    const found = this.#find(record.values[0] ?? '');
    if (found >= 0) {
      this.#sameVoter(found, record);
      cursor.take(record, 'duplicate-voter-id');
      return;
    }
    this.#digestValues(record);
    const offset = cursor.window.base + cursor.window.pos;
    this.#table.addVotecal(found, this.#key.low, this.#key.high, this.#row.low, this.#row.high, offset);
    cursor.take(record);
  }

  #takeEmsRow(cursor: RollCursor, record: RollRow): void {
    const voterId = record.values[0] ?? '';
    const slot = this.#find(voterId);
    if (slot < 0) {
      this.#table.addOnlyEms(slot, this.#key.low, this.#key.high);
      this.#report(onlyInEms(voterId));
      cursor.take(record);
      return;
    }
    if (this.#table.isSeen(slot)) {
      if (!this.#table.isOnlyEms(slot)) this.#sameVoter(slot, record);
      cursor.take(record, 'duplicate-voter-id');
      return;
    }
    this.#digestValues(record);
    // In trusted rolls VoteCal's digest is that of its line, so such a row is always read again and compared by value.
    if (!this.#table.seesFirst(slot, this.#row.low, this.#row.high)) {
      this.#table.markSeen(slot);
      rowDifferences(record.values, this.#sameVoter(slot, record), this.#report);
    }
    cursor.take(record);
  }

  /** VoteCal's row of the slot; throws when it is another voter's, which a new run with other seeds cures. */
  #sameVoter(slot: number, record: RollRow): readonly string[] {
    const values = this.#rowAt(this.#table.offset(slot));
    if (values[0] !== record.values[0]) throw new Error('Two voter IDs share a digest. Run the comparison again.');
    return values;
  }

  #rowAt(offset: number): readonly string[] {
    return rowAgain(this.#readAgain, this.#votecal.parse, offset);
  }
}
