import { createHash } from 'node:crypto';
import { closeSync, openSync, writeSync } from 'node:fs';
import { countyPool, rollVoter } from '../../lib/local/seed/roll-voter.ts';
import { formatRollRow, ROLL_HEADER, type RollRow } from '../../lib/sync-checks/domain/roll-format.ts';

/** The county whose voters the bench invents. */
export const COUNTY = '19';

/** Of a thousand voters: changed, new and gone between two nights. Together one in a hundred. */
const CHANGED = 8;
const NEW = 1;
const GONE = 1;

export type WrittenRoll = {
  readonly path: string;
  readonly rows: number;
  readonly sha256: string;
  readonly bytes: number;
};

/** What tonight's roll has in the place of a voter; undefined where the voter is gone. */
const tonight = (row: RollRow, index: number): RollRow | undefined => {
  const lot = Math.imul(index + 1, 0x9e3779b1) >>> 0;
  const place = lot % 1_000;
  if (place < CHANGED) return { ...row, residenceAddress: `${row.residenceAddress} Rear` };
  return place < CHANGED + GONE ? undefined : row;
};

/** Writes a canonical roll: of last night, or of tonight with one voter in a hundred changed, new or gone. */
export const writeRoll = (
  path: string,
  voters: number,
  night: 'last' | 'tonight',
): WrittenRoll & { changes: number } => {
  const pool = countyPool(COUNTY);
  const file = openSync(path, 'w');
  const hash = createHash('sha256');
  let bytes = 0;
  let rows = 0;
  let changes = 0;
  let held: string[] = [ROLL_HEADER];
  const flush = (): void => {
    const block = Buffer.from(held.join(''));
    hash.update(block);
    bytes += writeSync(file, block);
    held = [];
  };
  const all = night === 'last' ? voters : voters + Math.floor((voters * NEW) / 1_000);
  for (let index = 0; index < all; index += 1) {
    const before = rollVoter(pool, index);
    const row = night === 'last' || index >= voters ? before : tonight(before, index);
    if (row !== before || index >= voters) changes += 1;
    if (row === undefined) continue;
    held.push(formatRollRow(row));
    rows += 1;
    if (held.length === 4_096) flush();
  }
  flush();
  closeSync(file);
  return { path, rows, sha256: hash.digest('hex'), bytes, changes };
};
