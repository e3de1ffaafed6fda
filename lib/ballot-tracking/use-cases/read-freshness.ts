import { currentElections } from '../../elections/domain/current-elections.ts';
import { concerns, type Election } from '../../elections/domain/election.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import { COUNTIES, type CountyCode } from '../../shared/counties.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import { type Freshness, freshnessOf } from '../domain/freshness.ts';
import type { HeldUploads, UploadDays } from '../ports.ts';

export type FreshnessPorts = {
  readonly elections: Pick<ElectionStore, 'list'>;
  readonly days: Pick<UploadDays, 'ofCounty' | 'ofAll'>;
  readonly heldUploads: Pick<HeldUploads, 'waiting'>;
};

/** How fresh the data of each county are, of one election. */
export type ElectionFreshness = { readonly election: Election; readonly counties: readonly Freshness[] };

/** The days of uploads begin so long before Election Day: with the mailing to military and overseas voters. */
const FIRST_DAY = 45;

/**
 * How fresh data are in each election that is running, of one county or of every one that it concerns. A county that has sent
 * nothing is among them; whether it takes part at all is not asked. Throws when a table cannot be reached.
 */
export const readFreshness = async (
  { elections, days, heldUploads }: FreshnessPorts,
  county: CountyCode | null,
  now: Temporal.Instant,
): Promise<readonly ElectionFreshness[]> => {
  const today = pacificDate(now);
  const running = currentElections(await elections.list(), now)
    .filter(({ date }) => Temporal.PlainDate.compare(date.subtract({ days: FIRST_DAY }), today) <= 0)
    .filter((election) => county === null || concerns(election, county));
  const waiting = running.length > 0 ? await heldUploads.waiting(county) : [];
  const read: ElectionFreshness[] = [];
  for (const election of running) {
    const sent =
      county === null
        ? await days.ofAll(election.id)
        : new Map([[county, await days.ofCounty(election.id, county)] as const]);
    const counties = COUNTIES.filter(({ code }) => (county === null || code === county) && concerns(election, code));
    const waitingOf = (code: CountyCode): number =>
      waiting.filter((one) => one.county === code && one.electionId === election.id).length;
    read.push({
      election,
      counties: counties.map(({ code }) => freshnessOf(code, election, sent.get(code) ?? [], waitingOf(code), now)),
    });
  }
  return read;
};
