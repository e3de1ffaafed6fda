import { fittingEntries } from '../../shared/answer-budget.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { type HeldRow, heldRowsOf } from '../domain/held-row.ts';
import type { HeldBallots } from '../ports.ts';

/** A page of a county's held rows; `cursor` continues, null on the last page. */
export type HeldRowPage = { readonly rows: readonly HeldRow[]; readonly cursor: string | null };

/** Which rows: of so many ballots after the one that `cursor` names. */
export type AskedRows = { readonly cursor?: string | undefined; readonly limit: number };

/**
 * The county's rows of an election that are held now, for more than the calendar, as far as one answer has room for them as they
 * are shown: a ballot may have hundreds. Throws when the table cannot be reached.
 */
export const listHeldRows = async (
  held: HeldBallots,
  electionId: string,
  county: CountyCode,
  { cursor, limit }: AskedRows,
  show: (row: HeldRow) => unknown,
): Promise<HeldRowPage | 'unknown-cursor'> => {
  const page = await held.page(electionId, county, cursor, limit);
  if (page === 'unknown-cursor') return page;
  const rows = page.ballots.map(heldRowsOf);
  const fitting = fittingEntries(rows.map((own) => own.map(show)));
  if (fitting === rows.length) return { rows: rows.flat(), cursor: page.cursor };
  return listHeldRows(held, electionId, county, { cursor, limit: fitting }, show);
};
