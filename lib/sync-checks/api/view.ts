import { type Temporal, toPacificIso } from '../../shared/time.ts';
import { type CheckFailure, type Comparison, completedAt, publishedPart, type SyncCheck } from '../domain/check.ts';
import { rowsLeftOut, type Side } from '../domain/compare/row-problem.ts';
import type { SyncCheckView } from './routes.ts';

const failureView = (failure: CheckFailure | null, own: boolean): SyncCheckView['failure'] => {
  if (failure === null) return null;
  const { code, sentence, examples } = failure;
  return own && examples ? { code, sentence, examples: [...examples] } : { code, sentence };
};

const timeOrNull = (instant: Temporal.Instant | null): string | null => (instant ? toPacificIso(instant) : null);

const leftOut = (comparison: Comparison, side: Side) => ({
  unreadable: rowsLeftOut(comparison.leftOut[side], 'unreadable'),
  duplicates: rowsLeftOut(comparison.leftOut[side], 'duplicates'),
  foreign: rowsLeftOut(comparison.leftOut[side], 'foreign'),
});

/**
 * A check as the API shows it. What a check that is not complete has found so far stays inside. The examples of a
 * diagnosis are voters' data: the county alone sees them (`own`).
 */
export const syncCheckView = (check: SyncCheck, { own }: { readonly own: boolean }): SyncCheckView => {
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
    leftOut: comparison ? { ems: leftOut(comparison, 'ems'), votecal: leftOut(comparison, 'votecal') } : null,
    notCompared: comparison && { ...comparison.notCompared },
    rowProblems: comparison ? [...comparison.rowProblems] : [],
    precincts: comparison && { ...comparison.precincts },
    skipReason: check.skipReason,
    failure: failureView(check.failure, own),
    emsDelivery: check.emsDelivery,
    acknowledgedAt: timeOrNull(check.acknowledgedAt),
  };
};
