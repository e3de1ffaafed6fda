import { type Ahead, type CountyFile, type Missing, missingOf } from '../../counties/domain/completeness.ts';
import { concerns, type Election, isVisible } from '../../elections/domain/election.ts';
import { faultyNames, type UnspokenName } from '../../elections/domain/election-names.ts';
import { bySoonest, type ElectionPage, pageOfElections } from '../../elections/domain/election-page.ts';
import { messageWindow } from '../../elections/domain/message-window.ts';
import type { RequestedElection } from '../../elections/domain/requested-election.ts';
import { type County, CountyCode, countyOf } from '../../shared/counties.ts';
import type { Side } from '../../shared/identity.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { type ScheduledWindow, scheduleBetween } from '../../sync-checks/domain/schedule.ts';
import { type DecidedRequest, decidedRequests } from '../domain/decided-requests.ts';
import { countiesOfViewer, maySee, type Viewer } from '../domain/viewer.ts';
import type { StaffReads } from '../ports.ts';

type Reads = Pick<StaffReads, 'alternates' | 'elections' | 'requests' | 'countyFile'>;

/** A county with what is missing of its file. */
export type CountyStanding = { readonly county: County; readonly missing: readonly Missing[] };

/** Days in which every county has a regular night: a month and a little more. */
const NIGHTS_AHEAD_DAYS = 45;

/** Requests on one page. */
const REQUESTS_PER_PAGE = 50;

/** Counties whose files are read at a time. */
const AT_ONCE = 8;

const today = (now: Temporal.Instant): Temporal.PlainDate => pacificDate(now);

const windowsAhead = async (
  { alternates }: Pick<StaffReads, 'alternates'>,
  counties: readonly CountyCode[],
  now: Temporal.Instant,
): Promise<readonly ScheduledWindow[]> => {
  const from = today(now);
  return scheduleBetween({ from, to: from.add({ days: NIGHTS_AHEAD_DAYS }) }, counties, await alternates.all());
};

/** The next night that has not closed, and the first day of messages of the next election that has not ended. */
const aheadOf = (
  county: CountyCode,
  windows: readonly ScheduledWindow[],
  elections: readonly Election[],
  now: Temporal.Instant,
): Ahead => {
  const night = windows.find(
    (window) => window.county === county && Temporal.Instant.compare(window.closesAt, now) > 0,
  );
  const days = elections
    .filter((election) => concerns(election, county))
    .map(messageWindow)
    .filter(({ lastDay }) => Temporal.PlainDate.compare(lastDay, today(now)) >= 0)
    .map(({ firstDay }) => (Temporal.PlainDate.compare(firstDay, today(now)) > 0 ? firstDay : today(now)));
  return { night: night && pacificDate(night.opensAt), election: days.toSorted(Temporal.PlainDate.compare)[0] };
};

/** Of elections whose messages have not ended. */
const unspokenNames = (
  elections: readonly Election[],
  viewer: Viewer,
  now: Temporal.Instant,
): readonly UnspokenName[] =>
  elections
    .filter((election) => isVisible(election, viewer))
    .filter((election) => Temporal.PlainDate.compare(messageWindow(election).lastDay, today(now)) >= 0)
    .flatMap((election) => faultyNames(election).map((faulty) => ({ ...faulty, election })));

/** The requests that wait for a decision, of those that a viewer may know of. */
export const waitingRequests = (requests: readonly RequestedElection[], viewer: Side): readonly RequestedElection[] =>
  requests.filter(({ election, declined }) => declined === null && isVisible(election, viewer));

/** A page of the requests that wait; the first where the place is none of theirs any more. */
const waitingPage = (
  requests: readonly RequestedElection[],
  viewer: Viewer,
  after: string | undefined,
): ElectionPage<RequestedElection> => {
  const waiting = waitingRequests(requests, viewer).toSorted(bySoonest);
  const pageFrom = (cursor?: string) => pageOfElections(waiting, { cursor, limit: REQUESTS_PER_PAGE }, (one) => one);
  return pageFrom(after) ?? pageFrom() ?? { elections: [], cursor: null };
};

/**
 * What is missing of each of a viewer's counties, which local elections wait for SOS, and which elections have a name that no
 * message can say.
 */
export const readStandings = async (
  reads: Reads,
  viewer: Viewer,
  now: Temporal.Instant,
  requestsAfter?: string | undefined,
): Promise<{
  readonly standings: readonly CountyStanding[];
  readonly requested: ElectionPage<RequestedElection>;
  readonly unspoken: readonly UnspokenName[];
  readonly decided: readonly DecidedRequest[];
}> => {
  const counties = countiesOfViewer(viewer);
  const codes = counties.map(({ code }) => code);
  const [windows, elections, requests] = await Promise.all([
    windowsAhead(reads, codes, now),
    reads.elections.list(),
    reads.requests.list(viewer.county),
  ]);
  const standings: CountyStanding[] = [];
  await inParallel(counties, AT_ONCE, async (county) => {
    const file = await reads.countyFile(county.code);
    standings.push({ county, missing: missingOf(file, aheadOf(county.code, windows, elections, now), now) });
  });
  const order = new Map(codes.map((code, index) => [code, index]));
  return {
    standings: standings.toSorted((a, b) => (order.get(a.county.code) ?? 0) - (order.get(b.county.code) ?? 0)),
    requested: waitingPage(requests, viewer, requestsAfter),
    unspoken: unspokenNames(elections, viewer, now),
    decided: decidedRequests(requests, elections, viewer, now),
  };
};

/** A county's file; undefined for a county that does not exist or is not the viewer's. */
export const readFile = async (
  reads: Reads,
  viewer: Viewer,
  code: string | undefined,
  now: Temporal.Instant,
): Promise<(CountyStanding & { readonly file: CountyFile }) | undefined> => {
  const known = CountyCode.safeParse(code);
  if (!known.success || !maySee(viewer, known.data)) return undefined;
  const county = known.data;
  const [windows, elections, file] = await Promise.all([
    windowsAhead(reads, [county], now),
    reads.elections.list(),
    reads.countyFile(county),
  ]);
  const missing = missingOf(file, aheadOf(county, windows, elections, now), now);
  return { county: countyOf(county), file, missing };
};
