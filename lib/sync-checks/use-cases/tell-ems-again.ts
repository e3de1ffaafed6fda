import type { Clock } from '../../shared/clock.ts';
import type { Log } from '../../shared/log.ts';
import { SafeError } from '../../shared/safe-error.ts';
import type { Temporal } from '../../shared/time.ts';
import { type EmsEvent, isWorthRetelling } from '../domain/ems.ts';
import type { SyncChecks, UntoldEvents } from '../ports/checks.ts';
import type { CountyDirectory, TellEms } from '../ports/counties.ts';
import { findEndpoint } from './find-endpoint.ts';

export type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read' | 'advance'>;
  readonly untold: UntoldEvents;
  readonly directory: Pick<CountyDirectory, 'findEms'>;
  readonly tellEms: TellEms;
};

/**
 * Tells counties' EMS again what they could not be told when it happened: one that was down for a night hears of its
 * differences within the hour of its return. All at the same time, so that one that is down holds up no other.
 * Gives how many were told and how many wait on; throws `EmsNotTold` after all of them when one could not be worked on.
 */
export const tellEmsAgain = async (
  ports: Ports,
  log: Log,
): Promise<{ readonly told: number; readonly waiting: number }> => {
  const now = await ports.clock();
  const events = await ports.untold.all();
  const outcomes = await Promise.allSettled(events.map((event) => tellAgain(ports, event, now, log)));
  const count = (wanted: Outcome) =>
    outcomes.filter((one) => one.status === 'fulfilled' && one.value === wanted).length;
  const failed = outcomes.filter(({ status }) => status === 'rejected').length;
  const told = count('told');
  if (told > 0) log.info('EMS_TOLD_AGAIN', { count: told });
  if (failed > 0) throw new SafeError('EmsNotTold', `${failed} events could not be worked on.`);
  return { told, waiting: count('waiting') };
};

type Outcome = 'told' | 'waiting' | 'over';

const tellAgain = async (
  { checks, untold, directory, tellEms }: Ports,
  event: EmsEvent,
  now: Temporal.Instant,
  log: Log,
): Promise<Outcome> => {
  const check = await checks.read(event.checkId);
  const settled = check === null || check.acknowledgedAt !== null || !isWorthRetelling(event, now);
  const emsDelivery = settled ? null : await tellEms(await findEndpoint(directory, event.county, log), event);
  if (emsDelivery === 'failed') return 'waiting';
  if (emsDelivery !== null) await checks.advance(event.checkId, ['completed'], { emsDelivery });
  await untold.forget(event.id);
  return emsDelivery === 'delivered' ? 'told' : 'over';
};
