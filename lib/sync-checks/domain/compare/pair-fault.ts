import { mostDifferences } from '../judge.ts';
import type { DifferenceTally } from './difference-tally.ts';
import type { LastExtract } from './file-fault.ts';
import { GUARDS } from './guards-data.ts';
import type { RollRefused } from './refusal.ts';
import type { RollCursor } from './roll-cursor.ts';

const isFewer = (count: number, than: number, { share, atLeast }: { share: number; atLeast: number }): boolean =>
  than - count >= atLeast && count < than * (1 - share);

/** An extract that ends too early, told from VoteCal's voters or from the county's last extract. */
const cutShort = (ems: RollCursor, votecal: RollCursor, last: LastExtract | undefined): RollRefused | undefined => {
  const cut = (against: 'votecal' | 'last-extract', count: number, expected: number): RollRefused | undefined =>
    isFewer(count, expected, GUARDS.cutShort[against])
      ? { code: 'cut-short', side: 'ems', count, expected, against }
      : undefined;
  return cut('votecal', ems.voters, votecal.voters) ?? (last && cut('last-extract', ems.rows, last.rows));
};

/** Voter IDs of which neither side knows most of the other's. */
const unpaired = (
  ems: RollCursor,
  votecal: RollCursor,
  { counts, onlyIn }: DifferenceTally,
): RollRefused | undefined => {
  const { share, atLeast } = GUARDS.unpaired;
  const isMost = (count: number, voters: number): boolean => count >= atLeast && count > voters * share;
  const count = counts.byClass['in-ems-not-votecal'];
  if (!isMost(count, ems.voters) || !isMost(counts.byClass['in-votecal-not-ems'], votecal.voters)) return undefined;
  const examples = onlyIn.ems.slice(0, 2).map((voterId, index) => ({
    field: 'voterId',
    ems: voterId,
    votecal: onlyIn.votecal[index] ?? '',
  }));
  const withoutZeros = (voterId: string): string => voterId.replace(/^0+/, '');
  const known = new Set(onlyIn.votecal.map(withoutZeros));
  const hasLostZeros = onlyIn.ems.some((voterId) => known.has(withoutZeros(voterId)));
  const found = hasLostZeros ? 'other leading zeros' : 'IDs that VoteCal does not know';
  return { code: 'bad-voter-ids', side: 'ems', columns: ['voterId'], count, rows: ems.voters, found, examples };
};

/** A field that differs for most of the voters on both sides. */
const fieldDiffers = (ems: RollCursor, found: DifferenceTally): RollRefused | undefined => {
  const pairs = ems.voters - found.counts.byClass['in-ems-not-votecal'];
  const { share, atLeast } = GUARDS.fieldDiffers;
  const { fields, examples } = found.differingFields(Math.max(atLeast - 1, pairs * share));
  if (fields.length === 0) return undefined;
  return {
    code: 'field-differs',
    side: 'ems',
    rows: pairs,
    fields,
    columns: fields.map(({ field }) => field),
    examples,
  };
};

/** What makes two readable rolls no pair that could give a sync result; undefined when nothing does. */
export const pairFault = (
  ems: RollCursor,
  votecal: RollCursor,
  found: DifferenceTally,
  last: LastExtract | undefined,
): RollRefused | undefined =>
  cutShort(ems, votecal, last) ??
  unpaired(ems, votecal, found) ??
  fieldDiffers(ems, found) ??
  (found.counts.total > mostDifferences(Math.max(ems.voters, votecal.voters))
    ? { code: 'not-comparable', side: null }
    : undefined);
