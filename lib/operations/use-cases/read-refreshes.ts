import type { Refreshes } from '../../data-refresh/ports.ts';
import { releaseInHand } from '../../releases/domain/release-ahead.ts';
import type { ReleaseSchedules, TaskConfirmations } from '../../releases/ports.ts';
import type { Temporal } from '../../shared/time.ts';
import type { RefreshShown } from '../domain/refresh-shown.ts';
import type { Viewer } from '../domain/viewer.ts';

export type RefreshPorts = {
  readonly refreshes: Pick<Refreshes, 'list'>;
  readonly schedules: Pick<ReleaseSchedules, 'list'>;
  readonly confirmations: Pick<TaskConfirmations, 'list'>;
};

/** Reads the refreshes, and which county has confirmed its own backup; a county sees its own word alone. */
export const readRefreshes = async (
  { refreshes, schedules, confirmations }: RefreshPorts,
  { county }: Viewer,
  today: Temporal.PlainDate,
): Promise<RefreshShown> => {
  const [all, published] = await Promise.all([refreshes.list(), schedules.list()]);
  const schedule = releaseInHand(published, today);
  const task = schedule?.tasks.find(({ action }) => action === 'back-up-ems');
  if (schedule === undefined || task === undefined) return { refreshes: all, backups: undefined };
  const heard = (await confirmations.list(schedule.release)).filter((one) => one.task === task.number);
  const shown = heard.filter((one) => county === null || one.county === county);
  return { refreshes: all, backups: { schedule, task, confirmations: shown } };
};
