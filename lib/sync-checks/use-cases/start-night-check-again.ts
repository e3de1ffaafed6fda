import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import type { Log } from '../../shared/log.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificInstant, type Temporal } from '../../shared/time.ts';
import { isPastDeadline, type SyncCheck } from '../domain/check.ts';
import { countyOfCheckId, dateOfCheckId } from '../domain/check-id.ts';
import { ALTERNATE_NIGHT, type NightStart } from '../domain/night.ts';
import { canStartAgain } from '../domain/reopening.ts';
import type { SyncAlternates, SyncChecks } from '../ports/checks.ts';
import type { StartNightAgain } from '../ports/executions.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read' | 'running'>;
  readonly alternates: Pick<SyncAlternates, 'find'>;
  readonly startNightAgain: StartNightAgain;
};

export type NotStartedAgain = 'not-found' | 'not-startable' | 'check-already-running';

/** What started the check's night: an agreed date's own moment, or any moment of a regular night's date. */
const startOf = async (
  { alternates }: Pick<Ports, 'alternates'>,
  check: SyncCheck,
): Promise<NightStart | undefined> => {
  if (check.kind === 'alternate') {
    const agreed = await alternates.find(check.county);
    return agreed && { nightId: ALTERNATE_NIGHT, county: check.county, scheduledAt: agreed.runAt };
  }
  if (check.nightId === null) return undefined;
  return { nightId: check.nightId, scheduledAt: pacificInstant(dateOfCheckId(check.id), '17:00') };
};

/** Distinct for each press that comes later than a minute: a start that came to nothing can be tried once more. */
const nameOf = ({ id, redrives }: SyncCheck, now: Temporal.Instant): string =>
  `start-again-${id}-r${redrives + 1}-${Math.floor(now.epochMilliseconds / 60_000)}`;

/**
 * Starts a night's failed check of a county again while its window is open. `not-startable`: it has not failed, or its window
 * has closed. `check-already-running`: another check of the county has not ended.
 */
export const startNightCheckAgain = async (
  ports: Ports,
  county: CountyCode,
  checkId: string,
  log: Log,
): Promise<Result<SyncCheck, NotStartedAgain>> => {
  const now = await ports.clock();
  const check = countyOfCheckId(checkId) === county ? await ports.checks.read(checkId) : null;
  if (check === null) return err('not-found');
  const start = canStartAgain(check, now) ? await startOf(ports, check) : undefined;
  if (start === undefined) return err('not-startable');
  const locks = await ports.checks.running();
  if (locks.some((lock) => lock.county === county && !isPastDeadline(lock, now))) return err('check-already-running');
  await ports.startNightAgain(start, county, nameOf(check, now));
  log.info('NIGHT_CHECK_STARTED_AGAIN', { county, checkId });
  return ok(check);
};
