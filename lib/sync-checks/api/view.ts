import { type Temporal, toPacificIso } from '../../shared/time.ts';
import { completedAt, publishedPart, type SyncCheck } from '../domain/check.ts';
import type { SyncCheckView } from './routes.ts';

const timeOrNull = (instant: Temporal.Instant | null): string | null => (instant ? toPacificIso(instant) : null);

/** A check as the API shows it. What a check that is not complete has found so far stays inside. */
export const syncCheckView = (check: SyncCheck): SyncCheckView => {
  const { comparison, judgement, resolution } = publishedPart(check);
  return {
    id: check.id,
    county: check.county,
    kind: check.kind,
    initiatedBy: check.initiatedBy,
    nightId: check.nightId,
    status: check.status,
    requestedAt: toPacificIso(check.requestedAt),
    deadlineAt: toPacificIso(check.deadlineAt),
    completedAt: timeOrNull(completedAt(check)),
    endedAt: timeOrNull(check.endedAt),
    result: check.result,
    counts: comparison ? { ...comparison.counts, records: { ...comparison.records } } : null,
    categories: judgement ? [...judgement] : null,
    resolution: resolution && {
      new: resolution.new,
      persisting: resolution.persisting,
      resolved: resolution.resolved,
      oldestDays: resolution.oldestDays,
    },
    rowProblems: comparison ? [...comparison.rowProblems] : [],
    skipReason: check.skipReason,
    failure: check.failure,
    emsDelivery: check.emsDelivery,
    acknowledgedAt: timeOrNull(check.acknowledgedAt),
  };
};
