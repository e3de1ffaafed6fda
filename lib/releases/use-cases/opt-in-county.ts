import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate } from '../../shared/time.ts';
import { type Mou, type OptIn, type OptInRefusal, optedIn, withdrawnFrom } from '../domain/opt-in.ts';
import { releaseAhead } from '../domain/release-ahead.ts';
import type { OptIns, ReleaseSchedules } from '../ports.ts';

export type OptInPorts = {
  readonly clock: Clock;
  readonly optIns: Pick<OptIns, 'find' | 'save'>;
  readonly schedules: Pick<ReleaseSchedules, 'list'>;
};

export type OptInChangeRefusal = OptInRefusal | { readonly code: 'changed-meanwhile'; readonly detail: string };

/** A county's part before and after a change. */
export type ChangedOptIn = { readonly before: OptIn | undefined; readonly after: OptIn };

const saved = async (
  { optIns }: OptInPorts,
  before: OptIn | undefined,
  next: Result<OptIn, OptInRefusal>,
): Promise<Result<ChangedOptIn, OptInChangeRefusal>> => {
  if (!next.ok) return next;
  if ((await optIns.save(next.value)) === 'saved') return ok({ before, after: next.value });
  const detail = 'Somebody else has changed the county’s part meanwhile. Read it again, then repeat your change.';
  return err({ code: 'changed-meanwhile', detail });
};

/** Records that a county takes part, or its MOU. Throws when the table cannot be reached. */
export const optInCounty = async (
  ports: OptInPorts,
  county: CountyCode,
  mou: Mou | null,
): Promise<Result<ChangedOptIn, OptInChangeRefusal>> => {
  const [before, schedules, now] = await Promise.all([
    ports.optIns.find(county),
    ports.schedules.list(),
    ports.clock(),
  ]);
  const ahead = releaseAhead(schedules, pacificDate(now))?.release ?? null;
  return saved(ports, before, optedIn(before, { county, mou, ahead }, now));
};

/** Records that a county takes part no longer. Throws when the table cannot be reached. */
export const withdrawCounty = async (
  ports: OptInPorts,
  county: CountyCode,
  reason: string,
): Promise<Result<ChangedOptIn, OptInChangeRefusal>> => {
  const before = await ports.optIns.find(county);
  return saved(ports, before, withdrawnFrom(before, reason, await ports.clock()));
};
