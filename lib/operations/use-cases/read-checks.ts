import type { StaffContact } from '../../counties/domain/contacts.ts';
import { type County, CountyCode, countyOf } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';
import { countyOfCheckId } from '../../sync-checks/domain/check-id.ts';
import type { Difference } from '../../sync-checks/domain/difference.ts';
import { type ScheduledWindow, scheduleBetween } from '../../sync-checks/domain/schedule.ts';
import { type CountyChecks, countyChecks } from '../domain/county-checks.ts';
import { type DateRange, dateRange } from '../domain/date-range.ts';
import { type NightState, nightStates } from '../domain/night-states.ts';
import { DIFFERENCES_PER_PAGE, MOST_IN_A_FILE, type ShownDifferences } from '../domain/shown-differences.ts';
import { type ShownTrouble, type Trouble, troublesOf } from '../domain/trouble.ts';
import { countiesOfViewer, maySee, type Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';
import { waitingRequests } from './read-county-files.ts';

/** Counties whose files are read at a time. */
const AT_ONCE = 8;

/** The contacts of the counties that failed, for the state; a county calls the state's help desk. */
const withContacts = async (
  { countyFile }: Pick<StaffReads, 'countyFile'>,
  troubles: readonly Trouble[],
  viewer: Viewer,
): Promise<readonly ShownTrouble[]> => {
  if (viewer.county !== null) return troubles.map((one) => ({ ...one, contact: null }));
  const contacts = new Map<CountyCode, StaffContact>();
  await inParallel(troubles, AT_ONCE, async ({ county }) => {
    contacts.set(county, (await countyFile(county)).contacts.staff);
  });
  return troubles.map((one) => ({ ...one, contact: contacts.get(one.county) ?? null }));
};

/** What failed last, each county's checks of two months as far as a page begins with them, and how the nights stand. */
export const readSummary = async (
  reads: Pick<StaffReads, 'checks' | 'countyFile' | 'requests'>,
  viewer: Viewer,
  now: Temporal.Instant,
): Promise<{
  /** How many local elections wait for a decision. */
  readonly waiting: number;
  readonly counties: readonly County[];
  readonly troubles: readonly ShownTrouble[];
  readonly nights: readonly NightState[];
  readonly latest: ReadonlyMap<CountyCode, CountyChecks>;
}> => {
  const counties = countiesOfViewer(viewer);
  const today = pacificDate(now);
  const from = today.subtract({ months: 2 });
  const codes = counties.map((county) => county.code);
  const [requests, ...histories] = await Promise.all([
    reads.requests.list(viewer.county),
    ...codes.map((code) => reads.checks.history(code, from, today)),
  ]);
  const waiting = waitingRequests(requests, viewer).length;
  const nights = nightStates(codes, histories.flat(), now);
  const latest = new Map(codes.map((code, index) => [code, countyChecks(histories[index] ?? [])]));
  return { waiting, counties, nights, latest, troubles: await withContacts(reads, troublesOf(latest, nights), viewer) };
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

/** Differences that are read at a time for a file. */
const AT_A_TIME = 1_000;

/** All differences of a completed check; undefined where they are not the viewer's, not kept, or too many for a file. */
export const readAllDifferences = async (
  { checks, differences }: Pick<StaffReads, 'checks' | 'differences'>,
  viewer: Viewer,
  id: string,
): Promise<readonly Difference[] | undefined> => {
  const county = countyOfCheckId(id);
  if (county === undefined || !maySee(viewer, county)) return undefined;
  const check = await checks.read(id);
  if (check?.status !== 'completed' || (check.comparison?.counts.total ?? 0) > MOST_IN_A_FILE) return undefined;
  const all: Difference[] = [];
  let cursor: string | undefined;
  do {
    const page = await differences.page(check, cursor, AT_A_TIME);
    if (page === null || page === 'deleted') return undefined;
    all.push(...page.differences);
    cursor = page.cursor ?? undefined;
  } while (cursor !== undefined);
  return all;
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
