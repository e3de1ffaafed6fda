import type { Log } from '../../shared/log.ts';
import type { Temporal } from '../../shared/time.ts';
import { type NightSummary, summariseNight } from '../domain/night-summary.ts';
import type { SyncChecks, SyncNights } from '../ports/checks.ts';

export type Ports = { readonly checks: SyncChecks; readonly nights: SyncNights };

/** Records how every county's check of a night ended. Repeating it gives the same summary. */
export const recordSummary = async (
  { checks, nights }: Ports,
  nightId: string,
  date: Temporal.PlainDate,
  log: Log,
): Promise<NightSummary> => {
  const ids = await nights.plannedChecks(nightId, date);
  const found = (await Promise.all(ids.map((id) => checks.read(id)))).filter((check) => check !== null);
  const summary = summariseNight(nightId, date, found);
  await nights.recordSummary(nightId, date, summary);
  const { passed, lines } = summary;
  log.info('SYNC_NIGHT_SUMMARISED', { nightId, date: date.toString(), count: lines.length, passed });
  return summary;
};
