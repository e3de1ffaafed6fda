import { Temporal } from '../../shared/time.ts';
import type { SyncCheck } from '../../sync-checks/domain/check.ts';

/**
 * A county's checks as a page begins with them: what came of its last night, and the check that it has started itself since
 * then, which takes nothing of the night's result away.
 */
export type CountyChecks = {
  /** The last check that the state scheduled; undefined where the county has had none. */
  readonly night: SyncCheck | undefined;
  /** The last one that the county has started itself since then; undefined where there is none. */
  readonly own: SyncCheck | undefined;
};

/** An additional check that was not needed says nothing of the county: the regular one's result stands. */
const isNight = ({ kind, status }: SyncCheck): boolean =>
  kind !== 'county' && !(kind === 'additional' && status === 'skipped');

/** The checks that a page begins with, of a county's checks, newest first. */
export const countyChecks = (history: readonly SyncCheck[]): CountyChecks => {
  const night = history.find(isNight);
  const own = history.find(({ kind }) => kind === 'county');
  const isSince = own && (!night || Temporal.Instant.compare(own.requestedAt, night.requestedAt) > 0);
  return { night, own: isSince ? own : undefined };
};

/** The check whose outcome stands for the county: the night's; its own where there was no night yet. */
export const standingCheck = ({ night, own }: CountyChecks): SyncCheck | undefined => night ?? own;
