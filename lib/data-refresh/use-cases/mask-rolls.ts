import { createHash } from 'node:crypto';
import type { CountyCode } from '../../shared/counties.ts';
import { formatRollRow, ROLL_COLUMNS, ROLL_HEADER } from '../../sync-checks/domain/roll-format.ts';
import type { MaskedFile, MaskedPart, SourcePart } from '../domain/copy.ts';
import { maskRow } from '../domain/mask-row.ts';
import type { Files, RollBackups } from '../ports.ts';
import type { Masking } from './mask-table.ts';
import { PLACES } from './places.ts';

type Ports = { readonly copies: Files; readonly rolls: RollBackups };
type RollPart = Extract<SourcePart, { county: CountyCode }>;

const ID = ROLL_COLUMNS.indexOf('voterId');
const NO_SUM = '0'.repeat(32);
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where a side's files go: VoteCal's to where it delivers them, a county's beside the extracts that its system sends. */
const placeOf = ({ kind, county }: RollPart, copy: string): string =>
  kind === 'votecal' ? `votecal/${county}` : `extracts/${county}/copy-${copy}`;

/**
 * Masks the roll of one side of a county, without confidential voters, as canonical CSV. Precincts and districts say nothing of anybody
 * and are copied; VoteCal's list of confidential voters becomes an empty one. Rows that cannot be read stay behind.
 */
export const maskRolls = async (
  { copies, rolls }: Ports,
  { copy, part, masks, hidden }: Masking<RollPart>,
): Promise<Omit<MaskedPart, 'named'>> => {
  const side = await rolls.open(part);
  const files: MaskedFile[] = [];
  const place = placeOf(part, copy);
  const lines = async function* (): AsyncGenerator<string> {
    yield ROLL_HEADER.trimEnd();
    for await (const rows of side.rows) {
      for (const values of rows) {
        if (!hidden.has(values[ID] ?? '')) yield formatRollRow(maskRow(masks, values)).slice(0, -1);
      }
    }
  };
  const keep = (name: string, file: Pick<MaskedFile, 'rows' | 'sha256'>): void => {
    const key = PLACES.masked(copy, `${part.id}-${name}`);
    files.push({ key, into: { object: `${place}/${name}` }, sum: NO_SUM, ...file });
  };
  const written = async (name: string, text: string, rows: number): Promise<void> => {
    await copies.write(PLACES.masked(copy, `${part.id}-${name}`), text);
    keep(name, { rows, sha256: sha256Of(text) });
  };
  const roll = await copies.writeLines(PLACES.masked(copy, `${part.id}-roll.csv`), lines());
  const rows = roll.rows - 1;
  keep('roll.csv', { rows, sha256: roll.sha256 });
  const { precincts, takenAt } = side;
  if (precincts) await written('precincts.csv', precincts.text, precincts.rows);
  if (part.kind === 'votecal') {
    const none = 'voterId\n';
    await written('confidential.csv', none, 0);
    // Last: a delivery counts from its manifest on.
    const manifest = {
      county: part.county,
      rows,
      sha256: roll.sha256,
      takenAt: takenAt?.toString(),
      format: 'csv',
      compression: 'none',
      canonical: true,
      ...(precincts ? { precincts: { rows: precincts.rows, sha256: sha256Of(precincts.text) } } : {}),
      confidential: { rows: 0, sha256: sha256Of(none) },
    };
    await written('manifest.json', JSON.stringify(manifest), 1);
  }
  return { id: part.id, files, confidential: 0, leftOut: [] };
};
