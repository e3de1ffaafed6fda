import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { keyedBySecret } from '../../lib/data-refresh/adapters/masking-key.ts';
import { maskRow } from '../../lib/data-refresh/domain/mask-row.ts';
import { masksOf } from '../../lib/data-refresh/domain/masks.ts';
import { PIECES } from '../../lib/data-refresh/use-cases/roll-pieces.ts';
import { seedVoterRows } from '../../lib/local/seed/seed.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { formatRollRow, ROLL_COLUMNS } from '../../lib/sync-checks/domain/roll-format.ts';

/** What a function has for a piece of a roll, with a third of it for reading what is before the piece, and writing. Seconds. */
const SECONDS = 600;

/**
 * Rows as a roll has them: house numbers and apartments of a city, and a hash and an affidavit of each voter's own. `from`: the first of
 * them; names and streets come again, as they do in a county.
 */
function* rowsOf(people: readonly (readonly string[])[], from: number, count: number): Generator<readonly string[]> {
  const at = Object.fromEntries(ROLL_COLUMNS.map((column, index) => [column, index]));
  for (let index = from; index < from + count; index += 1) {
    const row = [...(people[index % people.length] ?? [])];
    const set = (column: string, value: string): void => void row.splice(at[column] ?? 0, 1, value);
    set('voterId', `V${index}`);
    set(
      'residenceAddress',
      `${100 + ((index * 7919) % 20_000)} ${row[at['residenceAddress'] ?? 0]?.replace(/^\d+ /, '')}`,
    );
    set('phone', index % 2 ? `+1213${String(2_000_000 + (index % 7_000_000))}` : '');
    set('email', index % 2 ? `voter.${index}@mailbox.example.net` : '');
    set('affidavitNumber', `19AB${String(index).padStart(8, '0')}`);
    set('signatureHash', createHash('sha256').update(String(index)).digest('hex'));
    yield row;
  }
}

/** `--rows 200000`: how many rows of a roll are masked in a second, and what that means for a piece of a long roll. */
export const run = async (options: readonly string[]): Promise<boolean> => {
  const { values } = parseArgs({ args: [...options], options: { rows: { type: 'string', default: '200000' } } });
  const count = Number(values.rows);
  const masks = masksOf(keyedBySecret('a key for a bench, which is nobody’s'), Temporal.PlainDate.from('2021-06-25'));
  const people = [...seedVoterRows('19')].map((row) => ROLL_COLUMNS.map((column) => row[column]));
  // What is met once is remembered: a county's roll begins slower than it goes on.
  for (const row of rowsOf(people, 0, Math.min(count, 50_000))) formatRollRow(maskRow(masks, row));
  const rows = [...rowsOf(people, 50_000, count)];
  const before = process.cpuUsage();
  const started = performance.now();
  for (const row of rows) formatRollRow(maskRow(masks, row));
  const { user, system } = process.cpuUsage(before);
  const cpu = (user + system) / 1e6;
  const wall = (performance.now() - started) / 1000;
  const needed = (PIECES.rows / count) * cpu;
  console.log(
    `${count} rows: ${cpu.toFixed(2)} s CPU, ${wall.toFixed(2)} s wall; ${Math.round(count / cpu)} rows a second of CPU`,
  );
  const isMet = needed <= SECONDS;
  console.log(
    `${isMet ? 'met   ' : 'MISSED'}  ${PIECES.rows} rows, a piece of a long roll, within ${SECONDS} s of a function's 900: ${Math.round(needed)} s`,
  );
  return isMet;
};
