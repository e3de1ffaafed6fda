import type { Clock } from '../../shared/clock.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate, Temporal } from '../../shared/time.ts';
import type { SmokeRuns, StartSmoke } from '../ports.ts';

export type StartSmokePorts = {
  readonly clock: Clock;
  readonly runs: Pick<SmokeRuns, 'list'>;
  readonly startSmoke: StartSmoke;
};

/** `under-way`: a run has begun and not ended; two at a time would try the same counties. `too-many`: the day has had its runs. */
export type NotStarted = 'under-way' | 'too-many';

/** A run takes minutes. One that has not ended after so many ended early, and keeps nobody from another. */
const LONGEST_MINUTES = 30;
const MOST_A_DAY = 99;

/**
 * Starts the smoke test under the next free name of the day, `smoke-test-2021-10-12-1`, which it gives. `failedOnly`: of those counties
 * alone in which something does not work. Throws when the table or Step Functions cannot be reached.
 */
export const startSmokeTest = async (
  { clock, runs, startSmoke }: StartSmokePorts,
  { failedOnly }: { readonly failedOnly: boolean },
): Promise<Result<string, NotStarted>> => {
  const now = await clock();
  const all = await runs.list();
  const since = now.subtract({ minutes: LONGEST_MINUTES });
  // A clock that was set back has runs ahead of it, which say nothing about now.
  const isUnderWay = all.some(
    ({ startedAt, endedAt }) =>
      endedAt === null &&
      Temporal.Instant.compare(startedAt, since) > 0 &&
      Temporal.Instant.compare(startedAt, now) <= 0,
  );
  if (isUnderWay) return err('under-way');
  const day = `smoke-test-${pacificDate(now).toString()}`;
  for (let number = 1; number <= MOST_A_DAY; number += 1) {
    const name = `${day}-${number}`;
    if (all.some(({ id }) => id === name)) continue;
    if ((await startSmoke(name, { failedOnly })) === 'started') return ok(name);
  }
  return err('too-many');
};
