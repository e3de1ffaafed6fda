import { type County, CountyCode, countyOf } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';
import { countyOfCheckId } from '../../sync-checks/domain/check-id.ts';
import { type ScheduledWindow, scheduleBetween } from '../../sync-checks/domain/schedule.ts';
import { type DateRange, dateRange } from '../domain/date-range.ts';
import { type NightState, nightStates } from '../domain/night-states.ts';
import { DIFFERENCES_PER_PAGE, type ShownDifferences } from '../domain/shown-differences.ts';
import { countiesOfViewer, maySee, type Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';

/** The counties that a viewer may see, each one's last check of two months, and how the nights stand. */
export const readSummary = async (
  { checks }: Pick<StaffReads, 'checks'>,
  viewer: Viewer,
  now: Temporal.Instant,
): Promise<{
  readonly counties: readonly County[];
  readonly nights: readonly NightState[];
  readonly latest: ReadonlyMap<CountyCode, SyncCheck>;
}> => {
  const counties = countiesOfViewer(viewer);
  const today = pacificDate(now);
  const from = today.subtract({ months: 2 });
  const histories = await Promise.all(counties.map(({ code }) => checks.history(code, from, today)));
  const codes = counties.map((county) => county.code);
  return {
    counties,
    nights: nightStates(codes, histories.flat(), now),
    latest: new Map(histories.flatMap(([newest]) => (newest === undefined ? [] : [[newest.county, newest]]))),
  };
};

/** A county and its checks of thirteen months; undefined for a county that does not exist or is not the viewer's. */
export const readCounty = async (
  { checks }: Pick<StaffReads, 'checks'>,
  viewer: Viewer,
  code: string | undefined,
  now: Temporal.Instant,
): Promise<{ readonly county: County; readonly checks: readonly SyncCheck[] } | undefined> => {
  const known = CountyCode.safeParse(code);
  if (!known.success || !maySee(viewer, known.data)) return undefined;
  const today = pacificDate(now);
  return {
    county: countyOf(known.data),
    checks: await checks.history(known.data, today.subtract({ months: 13 }), today),
  };
};

/** Which check, and which page of its differences. `before`: how many stood on the pages before it. */
export type AskedCheck = {
  readonly id: string;
  readonly cursor: string | undefined;
  readonly before: string | undefined;
};

/** A check, with a page of its differences once it is completed and while they are kept; undefined when it is not there for this viewer. */
export const readCheck = async (
  { checks, differences }: Pick<StaffReads, 'checks' | 'differences'>,
  viewer: Viewer,
  { id, cursor, before }: AskedCheck,
): Promise<{ readonly check: SyncCheck; readonly differences: ShownDifferences | null } | undefined> => {
  const county = countyOfCheckId(id);
  if (county === undefined || !maySee(viewer, county)) return undefined;
  const check = await checks.read(id);
  if (check === null) return undefined;
  if (check.status !== 'completed') return { check, differences: null };
  const page = await differences.page(check, cursor, DIFFERENCES_PER_PAGE);
  if (page === null) return undefined;
  if (page === 'deleted') return { check, differences: null };
  const earlier = cursor === undefined ? 0 : Number(/^\d{1,9}$/.exec(before ?? '')?.[0] ?? 0);
  return { check, differences: { items: page.differences, before: earlier, cursor: page.cursor } };
};

/** The windows of a viewer's counties between the dates asked for. */
export const readCalendar = async (
  { alternates }: Pick<StaffReads, 'alternates'>,
  viewer: Viewer,
  asked: { readonly from: string | undefined; readonly to: string | undefined },
  now: Temporal.Instant,
): Promise<DateRange & { readonly windows: readonly ScheduledWindow[] }> => {
  const range = dateRange(asked.from, asked.to, pacificDate(now));
  const codes = countiesOfViewer(viewer).map((county) => county.code);
  return { ...range, windows: scheduleBetween(range, codes, await alternates.all()) };
};
