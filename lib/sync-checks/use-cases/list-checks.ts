import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../domain/check.ts';
import type { SyncChecks } from '../ports/checks.ts';

export type Ports = { readonly clock: Clock; readonly checks: Pick<SyncChecks, 'history'> };

/** What a caller who names no dates gets. */
const DEFAULT_DAYS = 92;

/** The most that one answer holds: some 600 KB, well below what a Lambda can answer (6 MB). */
export const CHECKS_PER_PAGE = 500;

/** Which checks: those started on these Pacific dates or between them, after the check that `cursor` names. */
type Wanted = {
  readonly from?: Temporal.PlainDate | undefined;
  readonly to?: Temporal.PlainDate | undefined;
  readonly cursor?: string | undefined;
};

/** A page of counties' checks, newest first. `cursor` continues; null on the last page. */
export const listChecks = async (
  ports: Ports,
  counties: readonly CountyCode[],
  wanted: Wanted,
): Promise<Result<{ readonly checks: readonly SyncCheck[]; readonly cursor: string | null }, 'UNKNOWN_CURSOR'>> => {
  const to = wanted.to ?? pacificDate(await ports.clock());
  const from = wanted.from ?? to.subtract({ days: DEFAULT_DAYS });
  const checks = (await Promise.all(counties.map((county) => ports.checks.history(county, from, to)))).flat();
  const newestFirst = checks.toSorted(
    (a, b) => Temporal.Instant.compare(b.requestedAt, a.requestedAt) || a.id.localeCompare(b.id),
  );
  const last = newestFirst.findIndex(({ id }) => id === wanted.cursor);
  if (wanted.cursor !== undefined && last < 0) return err('UNKNOWN_CURSOR');
  const page = newestFirst.slice(last + 1, last + 1 + CHECKS_PER_PAGE);
  const more = last + 1 + page.length < newestFirst.length;
  return ok({ checks: page, cursor: more ? (page.at(-1)?.id ?? null) : null });
};
