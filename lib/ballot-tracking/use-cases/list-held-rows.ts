import type { CountyCode } from '../../shared/counties.ts';
import { type HeldRow, heldRowsOf } from '../domain/held-row.ts';
import type { HeldBallots } from '../ports.ts';

/** A page of a county's held rows; `cursor` continues, null on the last page. */
export type HeldRowPage = { readonly rows: readonly HeldRow[]; readonly cursor: string | null };

/** Which rows: of so many ballots after the one that `cursor` names. */
export type AskedRows = { readonly cursor?: string | undefined; readonly limit: number };

/** The county's rows of an election that are held now, for more than the calendar. Throws when the table cannot be reached. */
export const listHeldRows = async (
  held: HeldBallots,
  electionId: string,
  county: CountyCode,
  { cursor, limit }: AskedRows,
): Promise<HeldRowPage | 'unknown-cursor'> => {
  const page = await held.page(electionId, county, cursor, limit);
  return page === 'unknown-cursor' ? page : { rows: page.ballots.flatMap(heldRowsOf), cursor: page.cursor };
};
