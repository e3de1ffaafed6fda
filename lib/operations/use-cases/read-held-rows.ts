import { type HeldRow, heldRowsOf } from '../../ballot-tracking/domain/held-row.ts';
import { concerns, type Election } from '../../elections/domain/election.ts';
import { type County, CountyCode, countyOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { electionToShow } from '../domain/shown-election.ts';
import { maySee, type Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';

/** Ballots with held rows on one page. */
const BALLOTS_PER_PAGE = 100;

/** A county's held rows of an election. */
export type CountyHeldRows = {
  readonly county: County;
  /** The elections that concern the county, soonest first. */
  readonly elections: readonly Election[];
  /** The one asked for, or the one that is running; null when there is none. */
  readonly shown: Election | null;
  readonly rows: readonly HeldRow[];
  /** How many stood on the pages before this one, as the address says. */
  readonly before: number;
  /** Continues the list; null on its last page. */
  readonly cursor: string | null;
};

/** Which election's rows, and from where on. */
export type AskedRows = {
  readonly code: string | undefined;
  readonly election?: string;
  readonly cursor?: string;
  readonly before?: string;
};

/**
 * A page of a county's held rows; undefined for a county that is not the viewer's, an election that does not concern it,
 * and a cursor that is none of ours.
 */
export const readHeldRows = async (
  { elections, held }: Pick<StaffReads, 'elections' | 'held'>,
  viewer: Viewer,
  { code, election, cursor, before }: AskedRows,
  now: Temporal.Instant,
): Promise<CountyHeldRows | undefined> => {
  const known = CountyCode.safeParse(code);
  if (!known.success || !maySee(viewer, known.data)) return undefined;
  const county = countyOf(known.data);
  const all = (await elections.list()).filter((one) => concerns(one, county.code));
  const shown =
    election === undefined ? (electionToShow(all, pacificDate(now)) ?? null) : all.find(({ id }) => id === election);
  if (shown === undefined) return undefined;
  if (shown === null) return { county, elections: all, shown, rows: [], before: 0, cursor: null };
  const earlier = cursor === undefined ? 0 : Number(/^\d{1,9}$/.exec(before ?? '')?.[0] ?? 0);
  const page = await held.page(shown.id, county.code, cursor, BALLOTS_PER_PAGE);
  if (page === 'unknown-cursor') return undefined;
  return {
    county,
    elections: all,
    shown,
    rows: page.ballots.flatMap(heldRowsOf),
    before: earlier,
    cursor: page.cursor,
  };
};
