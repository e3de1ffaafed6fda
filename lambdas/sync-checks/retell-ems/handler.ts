import * as z from 'zod';
import type { TaskContext } from '../../../lib/runtime/task-handler.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { SafeError } from '../../../lib/shared/safe-error.ts';
import type { Temporal } from '../../../lib/shared/time.ts';
import { type EmsEvent, isWorthRetelling } from '../../../lib/sync-checks/domain/ems.ts';
import type { SyncChecks, UntoldEvents } from '../../../lib/sync-checks/ports/checks.ts';
import type { CountyDirectory, TellEms } from '../../../lib/sync-checks/ports/counties.ts';

export const RetellEmsInput = z.object({});

type Ports = {
  readonly clock: Clock;
  readonly checks: Pick<SyncChecks, 'read' | 'advance'>;
  readonly untold: UntoldEvents;
  readonly directory: Pick<CountyDirectory, 'ems'>;
  readonly tellEms: TellEms;
};

/**
 * Tells counties' EMS again what they could not be told when it happened: one that was down for a night hears of its
 * differences within the hour of its return. All at the same time, so that one that is down holds up no other.
 */
export const retellEms =
  (ports: Ports) =>
  async (_input: unknown, { log }: TaskContext): Promise<{ told: number; waiting: number }> => {
    const now = await ports.clock();
    const events = await ports.untold.all();
    const outcomes = await Promise.allSettled(events.map((event) => retell(ports, event, now)));
    const count = (wanted: Outcome) =>
      outcomes.filter((one) => one.status === 'fulfilled' && one.value === wanted).length;
    const failed = outcomes.filter(({ status }) => status === 'rejected').length;
    const told = count('told');
    if (told > 0) log.info('EMS_TOLD_AGAIN', { count: told });
    if (failed > 0) throw new SafeError('EmsNotTold', `${failed} events could not be worked on.`);
    return { told, waiting: count('waiting') };
  };

type Outcome = 'told' | 'waiting' | 'over';

const retell = async (
  { checks, untold, directory, tellEms }: Ports,
  event: EmsEvent,
  now: Temporal.Instant,
): Promise<Outcome> => {
  const check = await checks.read(event.checkId);
  const settled = check === null || check.acknowledgedAt !== null || !isWorthRetelling(event, now);
  const emsDelivery = settled ? null : await tellEms(await directory.ems(event.county), event);
  if (emsDelivery === 'failed') return 'waiting';
  if (emsDelivery !== null) await checks.advance(event.checkId, ['completed'], { emsDelivery });
  await untold.forget(event.id);
  return emsDelivery === 'delivered' ? 'told' : 'over';
};
