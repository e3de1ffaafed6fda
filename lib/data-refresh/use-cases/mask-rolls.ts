import { createHash } from 'node:crypto';
import type { CountyCode } from '../../shared/counties.ts';
import { formatRollRow, ROLL_COLUMNS, ROLL_HEADER } from '../../sync-checks/domain/roll-format.ts';
import type { CopyId, MaskedFile, MaskedPart, SourcePart } from '../domain/copy.ts';
import { maskRow } from '../domain/mask-row.ts';
import { ownRollPlace } from '../domain/own-roll.ts';
import type { Files, RollBackups } from '../ports.ts';
import type { Masking } from './mask-table.ts';
import { PLACES } from './places.ts';
import { maskNextPiece, type Pieces } from './roll-pieces.ts';

type Ports = { readonly copies: Files; readonly rolls: RollBackups };
/** By which lists of confidential voters, and how a long roll is cut. */
type Cut = { readonly named: string; readonly pieces: Pieces };
type RollPart = Extract<SourcePart, { county: CountyCode }>;

const ID = ROLL_COLUMNS.indexOf('voterId');
const NO_SUM = '0'.repeat(32);
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Where a side's files go: VoteCal's to where it delivers them, a county's beside the extracts that its system sends. */
const placeOf = ({ kind, county }: RollPart, copy: CopyId): string =>
  kind === 'votecal' ? `votecal/${county}` : ownRollPlace(copy, county);

/**
 * Masks the roll of one side of a county, without confidential voters, as canonical CSV. Precincts and districts say nothing of anybody
 * and are copied; VoteCal's list of confidential voters becomes an empty one. Rows that cannot be read stay behind. `goes-on`: a piece of a
 * long roll is masked, and the rest follows.
 */
export const maskRolls = async (
  { copies, rolls }: Ports,
  { copy, part, masks, hidden, named, pieces }: Masking<RollPart> & Cut,
): Promise<Omit<MaskedPart, 'named'> | 'goes-on'> => {
  const side = await rolls.open(part);
  const files: MaskedFile[] = [];
  const place = placeOf(part, copy);
  const header = ROLL_HEADER.trimEnd();
  // A canonical roll has no line breaks within a row.
  const lineOf = (values: readonly string[]): string | undefined =>
    hidden.has(values[ID] ?? '')
      ? undefined
      : formatRollRow(maskRow(masks, values))
          .trimEnd()
          .replaceAll(/[\r\n]+/g, ' ');
  const lines = async function* (): AsyncGenerator<string> {
    yield header;
    for await (const rows of side.rows) {
      for (const values of rows) {
        const line = lineOf(values);
        if (line !== undefined) yield line;
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
  const key = PLACES.masked(copy, `${part.id}-roll.csv`);
  const roll =
    part.roll.bytes <= pieces.above
      ? await copies.writeLines(key, lines())
      : await maskNextPiece(copies, { copy, id: part.id, named, pieces, rows: side.rows, lineOf }, { key, header });
  if (roll === 'goes-on') return roll;
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
